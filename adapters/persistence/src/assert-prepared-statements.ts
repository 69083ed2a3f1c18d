import { Client } from 'pg';
import { CONNECT_WITHIN_MS } from './connect-within.ts';

/** Of a name that another client's statement has, and of a statement that is not there. */
const FORGETFUL: ReadonlySet<unknown> = new Set(['42P05', '26000']);

/** A pooler mostly gives a client the connection that was used last, not always. */
const ROUNDS = 5;

/**
 * Throws when a pooler stands in between that hands connections from client to client and does not carry prepared
 * statements along: most of what this program does would fail there, now and then and in no order.
 */
export async function assertPreparedStatements(app_url: string): Promise<void> {
  const clients = [clientOf(app_url), clientOf(app_url)];
  try {
    for (const client of clients) await client.connect();
    for (let round = 0; round < ROUNDS; round += 1)
      for (const client of clients) await client.query({ name: 'kept_prepares', text: 'select 1' });
  } catch (error) {
    if (!isForgotten(error)) throw error;
    throw new Error(
      'DATABASE_URL leads through a pooler that does not carry prepared statements along: use PgBouncer 1.21 or newer ' +
        'and set its max_prepared_statements (500), or let DATABASE_URL name the database itself (docs/operating.md).',
      { cause: error },
    );
  } finally {
    for (const client of clients) await client.end().catch(() => undefined);
  }
}

function clientOf(connectionString: string): Client {
  const client = new Client({ connectionString, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  // What breaks fails the statement under way; its own event, unheard, would end the process.
  client.on('error', () => undefined);
  return client;
}

function isForgotten(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && FORGETFUL.has(error.code);
}
