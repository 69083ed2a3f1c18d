import { parentPort, workerData } from 'node:worker_threads';
import { readMail } from './read-mail.ts';

// The thread of one large mail: reads it, answers and ends.
const raw: unknown = workerData;
if (!(raw instanceof Uint8Array)) throw new TypeError('a mail is bytes');
parentPort?.postMessage(await readMail(raw));
