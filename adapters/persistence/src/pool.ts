import { Pool } from 'pg';
import { CONNECT_WITHIN_MS, PROBE_AFTER_MS } from './connect-within.ts';

/** Far above what any statement of the hot path takes, also where it waits for a lock. */
const ANSWERS_WITHIN_MS = 60_000;

export interface HotPoolOptions {
  readonly app_url: string;
  /** So many connections at most. */
  readonly max: number;
  /** A statement without an answer for so long breaks its connection: the server may be gone without a word. */
  readonly answers_within_ms?: number;
}

/**
 * The pool of the hot path (decide, claim, record, callbacks). Its clients pipeline, so that statements sent without
 * waiting share a round trip (architecture.md section 2).
 */
export function createHotPool({ app_url, max, answers_within_ms = ANSWERS_WITHIN_MS }: HotPoolOptions): Pool {
  const pool = new Pool({
    connectionString: app_url,
    max,
    pipeline: true,
    application_name: 'kept',
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: answers_within_ms,
    keepAlive: true,
    keepAliveInitialDelayMillis: PROBE_AFTER_MS,
  });
  // An idle connection the server closed is replaced at the next use. The pool hears of it only while it has the
  // connection: one that breaks on its way to whoever asked for it would, with nobody listening, end the process.
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
}

function ignore(): void {}
