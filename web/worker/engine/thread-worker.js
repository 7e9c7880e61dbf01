// thread-worker.js — a thread of the engine in the browser: a worker that the page's worker starts.

import { VERSION } from '../../shared/version.js';
import { threadHandler } from './threads.js';

const receive = threadHandler(() => self.postMessage(VERSION));
self.onmessage = ({ data }) => receive(data);
