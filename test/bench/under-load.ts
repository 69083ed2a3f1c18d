import autocannon from 'autocannon';
import { sized } from './sized.ts';

const CONNECTIONS = 50;
const ROUND_S = sized(6);

/** What fifty connections got of a server in a round. */
export interface Loaded {
  readonly a_second: number;
  readonly p99_ms: number;
}

/** Puts fifty connections on it for some seconds, the requests one after the other; any that fails fails the round. */
export async function underLoad(url: string, requests: readonly autocannon.Request[]): Promise<Loaded> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: ROUND_S, requests: [...requests] });
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0) throw new Error(`${failed} requests to ${url} failed`);
  return { a_second: result.requests.average, p99_ms: result.latency.p99 };
}
