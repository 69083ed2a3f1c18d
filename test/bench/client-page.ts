import { gzipSync } from 'node:zlib';
import autocannon from 'autocannon';
import { clientToken } from '@kept/channels/client-token';
import { createHotPool } from '@kept/persistence/pool';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { figureOf, type Figure, type Round } from './figure.ts';
import { firstByte } from './first-byte.ts';
import { firstMessages } from './first-messages.ts';
import { oneReminder } from './one-reminder.ts';
import { pinGuesses } from './pin-guesses.ts';
import { serveClinic } from './served-clinic.ts';
import { sized } from './sized.ts';

const ROUNDS = 3;
/** Clients who have their links open at once. */
const CLIENTS = 200;
const ROUND_S = sized(6);
/** What a page may ship of scripts, in kB as gzip sends them. */
const MOST_KB = 10;
/** As many times what the same server takes to say that it is alive, to as many at once. */
const MOST_TIMES = 3;

/**
 * The appointment page as a client's browser gets it: the scripts it ships (it needs none), and how long two hundred
 * clients at once wait for it and for its first byte, against the same server telling them that it is alive. And how many of
many PINs that are guessed at once are tried.
 */
export async function clientPage(): Promise<readonly Figure[]> {
  const served = await serveClinic(oneReminder);
  const { clinic, url } = served;
  try {
    const pool = createHotPool({ app_url: served.app_url, max: 4 });
    const messages = await firstMessages({ clinic, pool, cache: new DefinitionCache(), count: CLIENTS });
    await pool.end();
    const { account_id, secret_key: secret } = clinic;
    const paths = messages.map(
      ({ message_id: id }) => `/r/${clientToken({ purpose: 'reminder page', account_id, id, secret })}`,
    );
    const page = await (await fetch(`${url}${paths[0] ?? ''}`)).text();
    if (!page.includes('<form')) throw new Error('the page shows nothing to answer');
    const scripts = [...page.matchAll(/<script[^>]*>[\s\S]*?<\/script>|\son\w+="[^"]*"/gu)].map(([script]) => script);
    const weight = scripts.length === 0 ? 0 : gzipSync(scripts.join('\n')).byteLength / 1000;
    const alive = paths.map(() => '/health/live');
    const rounds: Round[] = [];
    const first_bytes: Round[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      rounds.push({ value: await slowest(url, paths), baseline: await slowest(url, ['/health/live']) });
      first_bytes.push({
        value: await firstByte({ url, paths, seconds: ROUND_S }),
        baseline: await firstByte({ url, paths: alive, seconds: ROUND_S }),
      });
    }
    return [
      figureOf({
        id: 'page',
        unit: 'kB of scripts',
        goal: `≤ ${MOST_KB} kB`,
        rounds: [{ value: weight, baseline: MOST_KB }],
        holds: ({ value }) => value <= MOST_KB,
      }),
      figureOf({
        id: 'page: 200 clients, p99',
        unit: 'ms',
        goal: `≤ ${MOST_TIMES}×`,
        // the first round warms up
        rounds: rounds.slice(1),
        holds: ({ ratio }) => ratio <= MOST_TIMES,
      }),
      figureOf({
        id: `page: first byte, ${CLIENTS} clients, p99`,
        unit: 'ms',
        goal: `≤ ${MOST_TIMES}×`,
        rounds: first_bytes.slice(1),
        holds: ({ ratio }) => ratio <= MOST_TIMES,
      }),
      await pinGuesses(),
    ];
  } finally {
    await served.close();
  }
}

/** The 99th percentile of the answers to all these clients at once. */
async function slowest(url: string, paths: readonly string[]): Promise<number> {
  const requests = paths.map((path) => ({ path }));
  const { latency, errors, timeouts, non2xx } = await autocannon({
    url,
    connections: CLIENTS,
    duration: ROUND_S,
    requests,
  });
  if (errors + timeouts + non2xx > 0) throw new Error(`${errors + timeouts + non2xx} requests failed`);
  return latency.p99;
}
