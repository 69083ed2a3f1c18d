import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';

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
  const em = orm.em.fork({ session: { variables: { 'kept.account': account_id } } });
  return em.transactional(work);
}
