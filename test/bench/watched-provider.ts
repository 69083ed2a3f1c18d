import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';

/** A request to send a text, as the provider saw it. */
export interface Arrival {
  /** On `performance.now()`. */
  readonly at: number;
  readonly to: string;
  /** False: answered with HTTP 429. */
  readonly taken: boolean;
}

/** Stands before the carrier sandbox and writes down when each text arrives. */
export interface WatchedProvider {
  readonly url: string;
  /** Since it was last forgotten. */
  readonly arrivals: () => readonly Arrival[];
  readonly forget: () => void;
  /** When a text to that number is taken next. */
  readonly nextTo: (to: string) => Promise<Arrival>;
  readonly stop: () => void;
}

/** The wire a provider takes at most so many texts by; null: any number. */
export interface ProviderLimit {
  readonly carrier_url: string;
  readonly per_second: number | null;
}

const TOO_MANY = '{"code":20429,"message":"Too Many Requests","status":429}';

const AWAITED_FOR_MS = 60_000;

/** Starts one that sends away what exceeds `per_second` in any second, as a provider with a cap does. */
export async function startWatchedProvider({ carrier_url, per_second }: ProviderLimit): Promise<WatchedProvider> {
  let arrivals: Arrival[] = [];
  /** Those it took within the last second; the oldest first. */
  let lately: number[] = [];
  const awaited = new Map<string, (arrival: Arrival) => void>();

  const arrive = (to: string): Arrival => {
    const at = performance.now();
    lately = lately.filter((before) => before > at - 1_000);
    const arrival = { at, to, taken: per_second === null || lately.length < per_second };
    arrivals.push(arrival);
    if (!arrival.taken) return arrival;
    lately.push(at);
    awaited.get(to)?.(arrival);
    awaited.delete(to);
    return arrival;
  };

  const server = createServer(async (request, response) => {
    try {
      const body = await bodyOf(request);
      if (request.method === 'POST') {
        const { taken } = arrive(new URLSearchParams(body.toString()).get('To') ?? '');
        if (!taken) {
          response.writeHead(429, { 'retry-after': '1', 'content-type': 'application/json' });
          response.end(TOO_MANY);
          return;
        }
      }
      const answer = await fetch(carrier_url + (request.url ?? ''), {
        method: request.method ?? 'GET',
        headers: {
          authorization: request.headers.authorization ?? '',
          'content-type': request.headers['content-type'] ?? 'text/plain',
        },
        ...(request.method === 'POST' ? { body } : {}),
      });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(await answer.text());
    } catch {
      // The carrier is gone, as at the end of a run: so is this connection.
      response.destroy();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${address instanceof Object ? address.port : 0}`,
    arrivals: () => arrivals,
    forget: () => {
      arrivals = [];
    },
    nextTo: (to) =>
      new Promise((tell, fail) => {
        const late = setTimeout(() => {
          awaited.delete(to);
          fail(new Error(`the provider got nothing for ${to} in ${AWAITED_FOR_MS} ms`));
        }, AWAITED_FOR_MS);
        awaited.set(to, (arrival) => {
          clearTimeout(late);
          tell(arrival);
        });
      }),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The most arrivals in any one second. */
export function mostInASecond(arrivals: readonly Arrival[]): number {
  let most = 0;
  let first = 0;
  for (const [index, { at }] of arrivals.entries()) {
    while ((arrivals[first]?.at ?? at) <= at - 1_000) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

/** How many were taken a second, from the first to the last. */
export function takenASecond(arrivals: readonly Arrival[]): number {
  const taken = arrivals.filter((arrival) => arrival.taken);
  const [first, last] = [taken[0], taken.at(-1)];
  if (first === undefined || last === undefined || first === last) throw new Error('the provider took no texts');
  return ((taken.length - 1) * 1_000) / (last.at - first.at);
}
