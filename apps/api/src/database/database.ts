import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { withinAccount } from '@kept/persistence/account-scope';

/** What the API reads and writes with: one transaction a request, scoped to the caller's account. */
@Injectable()
export class Database implements OnApplicationShutdown {
  constructor(private readonly orm: MikroORM) {}

  /** Runs `work` in one transaction that sees only `account_id`; a throw undoes it. */
  async within<T>(account_id: string, work: (em: EntityManager) => Promise<T>): Promise<T> {
    return withinAccount({ orm: this.orm, account_id, work });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.orm.close();
  }
}
