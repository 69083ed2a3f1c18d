import { pino, type Logger } from 'pino';

export type Log = Logger;

/** Lines of JSON on standard output. What is logged is ids, codes and times: never a client's words, name or address. */
export function createLog(level: string): Log {
  return pino({ name: 'worker', level });
}
