import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { withinAccount } from '@kept/persistence/account-scope';
import { idempotentWork } from '../http/idempotent-work.ts';

const TRIES = 3;

/** PostgreSQL chose this transaction to give way: a deadlock, or a conflict it cannot order. Nothing of it is stored. */
const GAVE_WAY = new Set(['40P01', '40001']);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** First in the transaction: the key of the request commits with its work (ADR 0066). */
async function marked<T>(em: EntityManager, work: (em: EntityManager) => Promise<T>): Promise<T> {
  const under = idempotentWork.getStore();
  if (under !== undefined) {
    await em.execute('update idempotency_key set committed_at = now() where account_id = ? and key = ?', [
      under.account_id,
      under.key,
    ]);
  }
  return await work(em);
}

/** What the API reads and writes with: one transaction a request, scoped to the caller's account. */
@Injectable()
export class Database implements OnApplicationShutdown {
  constructor(private readonly orm: MikroORM) {}

  /**
   * Runs `work` in one transaction that sees only `account_id`; a throw undoes it. It runs again when the database made it
   * give way to another, so `work` does nothing outside of the transaction.
   */
  async within<T>(account_id: string, work: (em: EntityManager) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await withinAccount({ orm: this.orm, account_id, work: (em) => marked(em, work) });
      } catch (error) {
        if (tries === TRIES || !GAVE_WAY.has(codeOf(error))) throw error;
      }
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.orm.close();
  }
}
