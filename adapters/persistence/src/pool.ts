import { Pool } from 'pg';
import { CONNECT_WITHIN_MS } from './connect-within.ts';

/**
 * The pool of the hot path (decide, claim, record, callbacks). Its clients pipeline, so that statements sent without
 * waiting share a round trip (architecture.md section 2). `max` connections at most.
 */
export function createHotPool({ app_url, max }: { readonly app_url: string; readonly max: number }): Pool {
  const pool = new Pool({
    connectionString: app_url,
    max,
    pipeline: true,
    application_name: 'kept',
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    keepAlive: true,
  });
  // an idle connection the server closed is replaced at the next use; without a listener it would end the process
  pool.on('error', () => undefined);
  return pool;
}
