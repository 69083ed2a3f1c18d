import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';

/**
 * A statement of a screen that takes a minute holds locks and a connection that others wait for; so does a process that
 * began a transaction and stands still.
 */
const LIMITS = { statement_timeout: '1min', idle_in_transaction_session_timeout: '5min' };

/**
 * Runs `work` in one transaction that sees and writes only the rows of `account_id`; commits what it returns, rolls back
 * what it throws. Nothing it loads outlives it.
 */
export async function withinAccount<T>({
  orm,
  account_id,
  work,
}: {
  readonly orm: MikroORM;
  readonly account_id: string;
  readonly work: (em: EntityManager) => Promise<T>;
}): Promise<T> {
  const em = orm.em.fork({ session: { variables: { 'kept.account': account_id, ...LIMITS } } });
  return em.transactional(work);
}
