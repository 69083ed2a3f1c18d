import { Injectable } from '@nestjs/common';
import type { EntityManager, InferEntity } from '@mikro-orm/postgresql';
import { LogEntry } from '@kept/persistence/entities/log-entry';
import { StopListEntry } from '@kept/persistence/entities/stop-list-entry';
import { newId } from '@kept/persistence/new-id';
import type { Caller } from '../access/caller.ts';
import { accountClock } from '../database/account-clock.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { pageOf } from '../http/page-of.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { notFound } from '../problems/not-found.ts';
import { listRemovals } from './list-removals.ts';
import { listStoppedAddresses } from './list-stopped-addresses.ts';
import { normalisedAddress } from './normalised-address.ts';
import { previewStop } from './preview-stop.ts';
import type {
  AddToStopList,
  ListStopList,
  StopListAddress,
  StopListEntryAnswer,
  StopListPage,
} from './stop-list.schema.ts';
import { stopAddress } from './stop-address.ts';
import type {
  ListStoppedAddresses,
  StoppedAddressPage,
  StopListRemovals,
  StopPreview,
} from './stopped-addresses.schema.ts';

/** Addresses nothing is sent to. Clients get on it by themselves; this is staff's hand on it. */
@Injectable()
export class StopListService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
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

  async listAddresses({ account_id }: Caller, query: ListStoppedAddresses): Promise<StoppedAddressPage> {
    return listStoppedAddresses({ pool: this.hot.pool, account_id, query });
  }

  async listRemovals({ account_id }: Caller): Promise<StopListRemovals> {
    return listRemovals({ pool: this.hot.pool, account_id });
  }

  async preview({ account_id }: Caller, { type, address }: StopListAddress): Promise<StopPreview> {
    const { country } = await this.database.within(account_id, accountClock);
    const normal = normalisedAddress({ type, address, country });
    return previewStop({ pool: this.hot.pool, account_id, type, address: normal });
  }

  /** Adds an address; one that stands there already is answered as it stands. */
  async add(caller: Caller, request: AddToStopList): Promise<StopListEntryAnswer> {
    const { account_id, user_id } = caller;
    const { type, address } = request;
    const reason = request.reason ?? null;
    const { entry, nudge } = await this.database.within(account_id, async (em) => {
      const clock = await accountClock(em);
      const normal = normalisedAddress({ type, address, country: clock.country });
      const inserted = await em.execute<unknown[]>(
        `insert into stop_list_entry (id, account_id, type, address, source, reason, added_by_user_id)
         values (?, ?, ?, ?, ?, ?, ?) on conflict (account_id, type, address) do nothing returning id`,
        [newId(), account_id, type, normal, caller.via === 'session' ? 'staff' : 'api', reason, user_id],
      );
      const stored = await em.findOneOrFail(StopListEntry, { type, address: normal });
      if (inserted.length === 0) return { entry: answerOf(stored), nudge: [] };
      const { id: entry_id } = stored;
      await log(em, { caller, code: 'stop_list_added', type, address: normal, reason, at: clock.now });
      const nudge = await stopAddress(em, { account_id, type, address: normal, entry_id, at: clock.now });
      return { entry: answerOf(stored), nudge };
    });
    this.nudger.nudge(nudge);
    return entry;
  }

  /** Takes an address off, which the log remembers. What was withheld meanwhile stays unsent. */
  async remove(caller: Caller, { id, reason }: { readonly id: string; readonly reason: string | null }): Promise<void> {
    await this.database.within(caller.account_id, async (em) => {
      const { now: at } = await accountClock(em);
      const [removed] = await em.execute<readonly Pick<Logged, 'type' | 'address'>[]>(
        'delete from stop_list_entry where id = ? returning type, address',
        [id],
      );
      if (removed === undefined) throw notFound('stop list entry');
      await log(em, { caller, code: 'stop_list_removed', ...removed, reason, at });
    });
  }
}

interface Logged {
  readonly caller: Caller;
  readonly code: 'stop_list_added' | 'stop_list_removed';
  readonly type: 'phone' | 'email';
  readonly address: string;
  readonly reason: string | null;
  /** The account's present. */
  readonly at: Date;
}

/** The entry may be gone tomorrow, so the log names the address itself. */
async function log(em: EntityManager, { caller, code, at, ...rest }: Logged): Promise<void> {
  const { account_id, via, user_id: by_user_id } = caller;
  await em.insert(LogEntry, { id: newId(), account_id, code, at, detail: { ...rest, via, by_user_id } });
}

function answerOf(entry: InferEntity<typeof StopListEntry>): StopListEntryAnswer {
  const { id, type, address, source, word, reason, created_at } = entry;
  return {
    id,
    type,
    address,
    source,
    word: word ?? null,
    reason: reason ?? null,
    created_at: created_at.toISOString(),
  };
}
