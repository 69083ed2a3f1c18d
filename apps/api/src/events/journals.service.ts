import { Injectable } from '@nestjs/common';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import type { Journal } from '@kept/sequences/journal/journal';
import { readJournal } from '@kept/sequences/journal/read-journal';
import { Vault } from '@kept/sequences/secure/vault';
import type { Caller } from '../access/caller.ts';
import { mayReadSecure } from '../access/scopes.ts';
import { HotPool } from '../database/hot-pool.ts';

/** What was sent for an event, what will be, and why. */
@Injectable()
export class JournalsService {
  constructor(
    private readonly hot: HotPool,
    private readonly cache: DefinitionCache,
    private readonly vault: Vault,
  ) {}

  /** Every message of the event, past and planned, each with its why. */
  async read({ account_id, scopes }: Caller, appointment_id: string): Promise<Journal> {
    const vault = mayReadSecure(scopes) ? this.vault : null;
    return readJournal({ pool: this.hot.pool, cache: this.cache, vault, account_id, appointment_id });
  }
}
