import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { withinAccount } from '@kept/persistence/account-scope';
import { gaveWay } from '@kept/persistence/gave-way';
import { idempotentWork } from '../http/idempotent-work.ts';

const TRIES = 3;

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
        if (tries === TRIES || !gaveWay(error)) throw error;
      }
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.orm.close();
  }
}
