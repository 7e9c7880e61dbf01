// thread-worker.js — a thread of the engine, as a worker of Node.js.

import { parentPort } from 'node:worker_threads';
import { threadOf } from '../worker/engine/threads.js';

const receive = threadOf((answer) => parentPort?.postMessage(answer));
parentPort?.on('message', receive);
