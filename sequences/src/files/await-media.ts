import type { Statement, Transaction } from '../transaction.ts';

const INSERT: Statement = {
  name: 'await_media',
  text: `insert into message_attachment (account_id, message_id, position, status, source_url, next_try_at)
    select $1, $2, (place - 1)::int, 'waiting', url, now() from unnest($3::text[]) with ordinality as given (url, place)`,
};

/** Writes down what files a client's message has and where the provider keeps them; the worker fetches them. */
export function awaitMedia(
  transaction: Transaction,
  given: { readonly account_id: string; readonly message_id: string; readonly urls: readonly string[] },
): void {
  if (given.urls.length > 0) transaction.write(INSERT, [given.account_id, given.message_id, given.urls]);
}
