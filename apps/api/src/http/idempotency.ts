import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Problem } from '../problems/problem.ts';

interface OnceRequest<T> {
  readonly account_id: string;
  /** The client's Idempotency-Key; null: every request is its own. */
  readonly key: string | null;
  /** What the key stands for; another request under the same key is refused. */
  readonly body: unknown;
  readonly work: () => Promise<T>;
}

interface StoredRow {
  readonly request_hash: Buffer;
  readonly response: unknown;
}

/** An answer, and whether it was given before. */
export type OnceResult<T> =
  | { readonly type: 'done'; readonly value: T }
  | { readonly type: 'repeated'; readonly response: unknown };

/**
 * Does the work of a request once for its key, in the transaction that stores what it did: a client that lost the answer
 * sends the same again and makes nothing twice. A repetition that overtakes waits for the first.
 */
export async function once<T>(
  em: EntityManager,
  { account_id, key, body, work }: OnceRequest<T>,
): Promise<OnceResult<T>> {
  if (key === null) return { type: 'done', value: await work() };
  const hash = createHash('sha256').update(JSON.stringify(body)).digest();
  const inserted = await em.execute<unknown[]>(
    'insert into idempotency_key (account_id, key, request_hash) values (?, ?, ?) on conflict do nothing returning key',
    [account_id, key, hash],
  );
  if (inserted.length > 0) return { type: 'done', value: await work() };
  const [stored] = await em.execute<StoredRow[]>('select request_hash, response from idempotency_key where key = ?', [
    key,
  ]);
  if (stored === undefined || !hash.equals(stored.request_hash)) {
    throw new Problem({
      status: 422,
      code: 'idempotency_key_reused',
      title: 'This Idempotency-Key belongs to another request',
      detail: 'Use a new key for a new request; repeat a request with its own body.',
    });
  }
  return { type: 'repeated', response: stored.response };
}

/** Keeps the answer for repetitions; in the same transaction as `once`. */
export async function rememberAnswer(
  em: EntityManager,
  { key, response }: { readonly key: string | null; readonly response: unknown },
): Promise<void> {
  if (key !== null)
    await em.execute('update idempotency_key set response = ?, status = 201 where key = ?', [
      JSON.stringify(response),
      key,
    ]);
}
