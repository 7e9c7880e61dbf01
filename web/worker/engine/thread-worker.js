// thread-worker.js — a thread of the engine, as a worker that the page's worker has started.

import { threadHandler } from './threads.js';

const receive = threadHandler((answer) => self.postMessage(answer));
self.onmessage = ({ data }) => receive(data);
