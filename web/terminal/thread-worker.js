// thread-worker.js — a thread of the engine in Node.js.

import { parentPort } from 'node:worker_threads';
import { threadHandler } from '../worker/engine/threads.js';

const receive = threadHandler((answer) => parentPort?.postMessage(answer));
parentPort?.on('message', receive);
