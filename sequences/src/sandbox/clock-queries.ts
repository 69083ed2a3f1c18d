import type { Instant } from '@kept/rules/instant';
import type { BroadcastRef } from '../broadcasts/broadcast-progress.ts';
import type { LooseMessage } from '../due-work.ts';
import type { Statement, Transaction } from '../transaction.ts';
import { idsSince } from './ids-since.ts';
import type { Hanging } from './move-clock.ts';

const NOW = `(clock_timestamp() + a.clock_offset_ms * interval '1 millisecond')`;

const CLOCK: Statement = {
  name: 'read_clock',
  text: `select a.mode, ${NOW} as now, clock_timestamp() as real_now from account a where a.id = $1`,
};

export interface Clock {
  readonly mode: 'sandbox' | 'live';
  readonly now: Instant;
  /** Without the offset. */
  readonly real_now: Instant;
}

export async function readClock(transaction: Transaction, account_id: string): Promise<Clock | null> {
  const [row] = await transaction.read<Clock>(CLOCK, [account_id]);
  return row ?? null;
}

/** Never back: time that passed while settling stays passed. */
const SET: Statement = {
  name: 'set_clock',
  text: `update account a set clock_offset_ms = greatest(a.clock_offset_ms,
      ceil(extract(epoch from $2::timestamptz - clock_timestamp()) * 1000)::bigint)
    where a.id = $1 and a.mode = 'sandbox' returning ${NOW} as now`,
};

/** Sets the account's clock and answers its time. */
export async function setClock(
  transaction: Transaction,
  { account_id, to }: { readonly account_id: string; readonly to: Instant },
): Promise<Instant> {
  const [row] = await transaction.read<{ now: Instant }>(SET, [account_id, to]);
  if (row === undefined) throw new Error('the account has no sandbox clock');
  return row.now;
}

const NEXT: Statement = {
  name: 'read_next_wake',
  text: `select min(at) as at from (
      select min(s.wake_at) as at from sequence s where s.account_id = $1 and not s.finished and s.held_at is null
      union all
      select min(m.due_at) from message m left join sequence s on s.account_id = m.account_id and s.id = m.sequence_id
        where m.account_id = $1 and m.status = 'due' and s.held_at is null
      union all
      select min(b.send_at) from broadcast b where b.account_id = $1 and b.status = 'scheduled') wakes`,
};

export async function readNextWake(transaction: Transaction, account_id: string): Promise<Instant | null> {
  const [row] = await transaction.read<{ at: Instant | null }>(NEXT, [account_id]);
  return row?.at ?? null;
}

/** Sequences with something to do at the present time. */
const DUE: Statement = {
  name: 'read_due_now',
  text: `select s.id from sequence s join account a on a.id = s.account_id
    where s.account_id = $1 and s.held_at is null and not s.finished and s.wake_at <= ${NOW}
    union
    select m.sequence_id from message m join account a on a.id = m.account_id
      join sequence s on s.account_id = m.account_id and s.id = m.sequence_id and s.held_at is null
    where m.account_id = $1 and m.status = 'due' and m.due_at <= ${NOW}
    union
    select i.sequence_id from sequence_input i
      join sequence s on s.account_id = i.account_id and s.id = i.sequence_id and s.held_at is null
    where i.account_id = $1 and i.handled_at is null and not i.lazy`,
};

export async function readDueNow(transaction: Transaction, account_id: string): Promise<string[]> {
  return (await transaction.read<{ id: string }>(DUE, [account_id])).map((row) => row.id);
}

const DUE_MESSAGES: Statement = {
  name: 'read_loose_messages_due_now',
  text: `select m.account_id, m.id as message_id, m.lane from message m join account a on a.id = m.account_id
    where m.account_id = $1 and m.sequence_id is null and m.status = 'due' and m.due_at <= ${NOW}`,
};

/** Messages of no sequence that are due at the present time. */
export async function readLooseDueNow(transaction: Transaction, account_id: string): Promise<LooseMessage[]> {
  return await transaction.read<LooseMessage>(DUE_MESSAGES, [account_id]);
}

const DUE_BROADCASTS: Statement = {
  name: 'read_broadcasts_due_now',
  text: `select b.account_id, b.id as broadcast_id from broadcast b join account a on a.id = b.account_id
    where b.account_id = $1 and b.status in ('scheduled', 'sending') and b.send_at <= ${NOW}`,
};

export async function readBroadcastsDueNow(transaction: Transaction, account_id: string): Promise<BroadcastRef[]> {
  return await transaction.read<BroadcastRef>(DUE_BROADCASTS, [account_id]);
}

const BROADCASTS_AHEAD: Statement = {
  name: 'read_broadcasts_within_a_day',
  text: `select b.account_id, b.id as broadcast_id from broadcast b join account a on a.id = b.account_id
    where b.account_id = $1 and b.status = 'scheduled' and b.send_at <= ${NOW} + interval '1 day'`,
};

/** As `readReArmed`. */
export async function readBroadcastsReArmed(transaction: Transaction, account_id: string): Promise<BroadcastRef[]> {
  return await transaction.read<BroadcastRef>(BROADCASTS_AHEAD, [account_id]);
}

/** Timers were armed for the clock before the move: those that ring within a day must be armed anew; the sweeper finds later ones. */
const RE_ARMED: Statement = {
  name: 'read_wakes_within_a_day',
  text: `select s.id from sequence s join account a on a.id = s.account_id
    where s.account_id = $1 and s.held_at is null and not s.finished and s.wake_at <= ${NOW} + interval '1 day'`,
};

export async function readReArmed(transaction: Transaction, account_id: string): Promise<string[]> {
  return (await transaction.read<{ id: string }>(RE_ARMED, [account_id])).map((row) => row.id);
}

const UNSETTLED: Statement = {
  name: 'read_unsettled',
  text: `select 'input' as what, i.id, i.sequence_id, i.type || coalesce(': ' || s.stuck_reason, '') as state, null as refused from sequence_input i
      join sequence s on s.account_id = i.account_id and s.id = i.sequence_id and s.held_at is null
      where i.account_id = $1 and i.handled_at is null and not i.lazy
    union all
    select 'wake', s.id, s.id, coalesce('stuck: ' || s.stuck_reason, 'due'), null from sequence s join account a on a.id = s.account_id
      where s.account_id = $1 and s.held_at is null and not s.finished and s.wake_at <= ${NOW}
    union all
    select 'message', m.id, m.sequence_id, m.status,
        (select case when at.outcome = 'not_sent' then coalesce(at.error_code, '') end from delivery_attempt at
          where at.account_id = m.account_id and at.message_id = m.id order by at.number desc limit 1)
      from message m join account a on a.id = m.account_id
      left join sequence s on s.account_id = m.account_id and s.id = m.sequence_id
      where m.account_id = $1 and s.held_at is null
        and (m.status = 'sending' or (m.status = 'due' and m.due_at <= ${NOW}))
    union all
    select 'broadcast', b.id, null, b.status, null from broadcast b join account a on a.id = b.account_id
      where b.account_id = $1 and b.status in ('scheduled', 'sending') and b.send_at <= ${NOW}
    limit 50`,
};

export async function readUnsettled(
  transaction: Transaction,
  account_id: string,
): Promise<{ readonly now: Instant; readonly hanging: readonly Hanging[] }> {
  const [hanging, clock] = await Promise.all([
    transaction.read<Hanging>(UNSETTLED, [account_id]),
    readClock(transaction, account_id),
  ]);
  return { now: clock?.now ?? '', hanging };
}

const UNREPORTED: Statement = {
  name: 'read_unreported',
  text: `select count(*) as count from message
    where account_id = $1 and id >= $2 and status = 'accepted' and channel = 'sms'`,
};

/** How many texts the carrier has taken since a moment of the real clock and not reported on. */
export async function readUnreported(
  transaction: Transaction,
  { account_id, since }: { readonly account_id: string; readonly since: Instant },
): Promise<number> {
  const [row] = await transaction.read<{ count: number }>(UNREPORTED, [account_id, idsSince(since)]);
  return row?.count ?? 0;
}
