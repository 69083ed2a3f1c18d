import type { Lane } from '@kept/rules/effect';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import { spreadSlots, type SlotsTaken } from './spread-slots.ts';

/** A slot that a crash of the database forgets costs nothing, so nobody waits for the disk. */
const ASYNC: Statement = { name: 'commit_later', text: `select set_config('synchronous_commit', 'off', true)` };

const READ_PACED: Statement = {
  name: 'read_paced_senders',
  text: `select se.id, se.rate_per_second from sender se
    left join sender_slot sl on sl.account_id = se.account_id and sl.sender_id = se.id
    where se.account_id = $1 and (se.rate_per_second is not null or sl.free_at > clock_timestamp())`,
};

const READ_WAY: Statement = {
  name: 'read_way_of_message',
  text: `select sender_id, lane from message where account_id = $1 and id = $2`,
};

const MAKE: Statement = {
  name: 'make_sender_slot',
  text: `insert into sender_slot (account_id, sender_id, free_at) values ($1, $2, clock_timestamp()) on conflict do nothing`,
};

const LOCK: Statement = {
  name: 'lock_sender_slot',
  text: `select (extract(epoch from free_at - clock_timestamp()) * 1000)::float8 as free_in_ms, clock_timestamp()::text as now
    from sender_slot where account_id = $1 and sender_id = $2 for no key update`,
};

const TAKE: Statement = {
  name: 'take_sender_slots',
  text: `update sender_slot set free_at = $3::timestamptz + $4 * interval '1 millisecond' where account_id = $1 and sender_id = $2`,
};

const BLOCK: Statement = {
  name: 'block_sender',
  text: `insert into sender_slot (account_id, sender_id, free_at)
    select m.account_id, m.sender_id, clock_timestamp() + $3 * interval '1 millisecond' from message m
    where m.account_id = $1 and m.id = $2 and m.sender_id is not null
    on conflict (account_id, sender_id) do update set free_at = greatest(sender_slot.free_at, excluded.free_at)
    returning sender_id`,
};

export interface PacedSender {
  readonly id: string;
  /** Null: it has no rate of its own, and the provider asked for slowness just now. */
  readonly rate_per_second: number | null;
}

/** The senders of an account that must not send whenever they like. */
export async function readPacedSenders(request: TransactionRequest): Promise<readonly PacedSender[]> {
  return await inTransaction(request, (transaction) => transaction.read<PacedSender>(READ_PACED, [request.account_id]));
}

export interface Way {
  readonly sender_id: string | null;
  readonly lane: Lane;
}

/** Which way a message goes; undefined when the account has no such message. */
export async function readWay(request: TransactionRequest & { readonly message_id: string }): Promise<Way | undefined> {
  const [way] = await inTransaction(request, (transaction) =>
    transaction.read<Way>(READ_WAY, [request.account_id, request.message_id]),
  );
  return way;
}

export interface SlotsRequest extends TransactionRequest {
  readonly sender_id: string;
  readonly rate_per_second: number;
  readonly answers: number;
  readonly bulk: number;
}

/** Takes slots for those who wait here, of one row that all workers share: together they stay below the sender's rate. */
export async function takeSlots({ sender_id, ...request }: SlotsRequest): Promise<SlotsTaken> {
  const key = [request.account_id, sender_id];
  return await inTransaction(request, async (transaction) => {
    transaction.write(ASYNC, []);
    transaction.write(MAKE, key);
    const [row] = await transaction.read<{ free_in_ms: number; now: string }>(LOCK, key);
    if (row === undefined) throw new Error('the row of the sender vanished');
    const taken = spreadSlots({ ...request, free_in_ms: row.free_in_ms });
    if (taken.in_ms.length > 0) transaction.write(TAKE, [...key, row.now, taken.free_in_ms]);
    return taken;
  });
}

/** The provider asked us to wait: whatever goes out from the message's sender next goes out after that. */
export async function blockSender(
  request: TransactionRequest & { readonly message_id: string; readonly for_ms: number },
): Promise<string | null> {
  const { account_id, message_id, for_ms } = request;
  const rows = await inTransaction(request, (transaction) => {
    transaction.write(ASYNC, []);
    return transaction.read<{ sender_id: string }>(BLOCK, [account_id, message_id, for_ms]);
  });
  return rows[0]?.sender_id ?? null;
}
