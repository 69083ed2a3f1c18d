import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';

/** How long a connection may take to stand, and to answer once it does. */
const ANSWERS_WITHIN_MS = 5_000;
/** A connection that died without a word is found out after so long. */
const PING_EVERY_MS = 15_000;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;

export interface Listening {
  /** Straight to the database: a pooler that hands connections from client to client forgets who listens. */
  readonly url: string;
  readonly channels: readonly string[];
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly onNotification: (channel: string, payload: string) => void;
  /** Each time the connection stands; what was notified before is lost. */
  readonly onListening: () => void;
  /** Each time it does not. */
  readonly onLost: (error: unknown) => void;
}

/** Listens to notifications of the database over one connection of its own, again and again until aborted. */
export async function listen(listening: Listening): Promise<void> {
  const { signal, onListening, onLost } = listening;
  let wait_ms = FIRST_WAIT_MS;
  while (!signal.aborted) {
    try {
      await listenOnce(listening, () => {
        wait_ms = FIRST_WAIT_MS;
        onListening();
      });
    } catch (error) {
      if (!signal.aborted) onLost(error);
    }
    await setTimeout(wait_ms, undefined, { signal }).catch(() => undefined);
    wait_ms = Math.min(wait_ms * 2, LONGEST_WAIT_MS);
  }
}

/** Listens until the connection breaks, which it throws, or until aborted. */
async function listenOnce({ url, channels, signal, onNotification }: Listening, onStanding: () => void): Promise<void> {
  const client = new Client({
    connectionString: url,
    application_name: 'kept live',
    keepAlive: true,
    connectionTimeoutMillis: ANSWERS_WITHIN_MS,
    query_timeout: ANSWERS_WITHIN_MS,
  });
  const broken = new Promise<never>((_resolve, reject) => {
    client.on('error', reject);
    client.on('end', () => reject(new Error('the database closed the connection')));
  });
  // Looked at below; until then it must not count as unhandled.
  broken.catch(() => undefined);
  client.on('notification', ({ channel, payload }) => onNotification(channel, payload ?? ''));
  try {
    await client.connect();
    for (const channel of channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
    onStanding();
    while (!signal.aborted) {
      await Promise.race([broken, setTimeout(PING_EVERY_MS, undefined, { signal }).catch(() => undefined)]);
      if (!signal.aborted) await client.query('select 1');
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}
