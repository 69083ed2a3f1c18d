import { Injectable } from '@nestjs/common';
import type { InferEntity } from '@mikro-orm/postgresql';
import { StopListEntry } from '@kept/persistence/entities/stop-list-entry';
import { newId } from '@kept/persistence/new-id';
import type { Caller } from '../access/caller.ts';
import { accountClock } from '../database/account-clock.ts';
import { Database } from '../database/database.ts';
import { addressesOf } from '../contacts/addresses-of.ts';
import { pageOf } from '../http/page-of.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import type { AddToStopList, ListStopList, StopListEntryAnswer, StopListPage } from './stop-list.schema.ts';
import { stopAddress } from './stop-address.ts';

/** Addresses nothing is sent to. Clients get on it by themselves; this is staff's hand on it. */
@Injectable()
export class StopListService {
  constructor(
    private readonly database: Database,
    private readonly nudger: SequenceNudger,
  ) {}

  async list(caller: Caller, { page, page_size }: ListStopList): Promise<StopListPage> {
    return this.database.within(caller.account_id, async (em) => {
      const found = await em.find(
        StopListEntry,
        {},
        { orderBy: { id: 'desc' }, limit: page_size + 1, offset: (page - 1) * page_size },
      );
      const { rows, next_page } = pageOf({ found, page, page_size });
      return { entries: rows.map(answerOf), page, page_size, next_page };
    });
  }

  /** Adds an address; one that stands there already is answered as it stands. */
  async add(caller: Caller, { type, address }: AddToStopList): Promise<StopListEntryAnswer> {
    const { account_id } = caller;
    const { entry, nudge } = await this.database.within(account_id, async (em) => {
      const clock = await accountClock(em);
      const normal = normalised({ type, address, country: clock.country });
      const inserted = await em.execute<unknown[]>(
        `insert into stop_list_entry (id, account_id, type, address, source) values (?, ?, ?, ?, 'api')
         on conflict (account_id, type, address) do nothing returning id`,
        [newId(), account_id, type, normal],
      );
      const stored = await em.findOneOrFail(StopListEntry, { type, address: normal });
      if (inserted.length === 0) return { entry: answerOf(stored), nudge: [] };
      const { id: entry_id } = stored;
      const nudge = await stopAddress(em, { account_id, type, address: normal, entry_id, at: clock.now });
      return { entry: answerOf(stored), nudge };
    });
    this.nudger.nudge(nudge);
    return entry;
  }

  /** Takes an address off. What was withheld meanwhile stays unsent. */
  async remove(caller: Caller, id: string): Promise<void> {
    const removed = await this.database.within(caller.account_id, (em) => em.nativeDelete(StopListEntry, { id }));
    if (removed === 0) throw notFound('stop list entry');
  }
}

function normalised({ type, address, country }: AddToStopList & { readonly country: string }): string {
  const checked = addressesOf({ phone: null, email: null, [type]: address, country, at: '' });
  if (!checked.ok) throw invalidRequest(checked.errors.map((error) => ({ ...error, field: '/address' })));
  const found = checked.value[type];
  if (found === null) throw invalidRequest([{ field: '/address', code: 'empty', message: 'is empty' }]);
  return found;
}

function answerOf(entry: InferEntity<typeof StopListEntry>): StopListEntryAnswer {
  const { id, type, address, source, word, created_at } = entry;
  return { id, type, address, source, word: word ?? null, created_at: created_at.toISOString() };
}
