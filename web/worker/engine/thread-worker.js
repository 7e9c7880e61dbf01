// thread-worker.js — a thread of the engine in the browser: a worker that the page's worker starts.

import { threadHandler } from './threads.js';

const receive = threadHandler((reply) => self.postMessage(reply));
self.onmessage = ({ data }) => receive(data);
