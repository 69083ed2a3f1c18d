import type { Memory } from '@kept/rules/memory';
import { CLAIM_COLUMNS, type ClaimRow } from '../claim-row.ts';
import type { Statement, Transaction } from '../transaction.ts';

/**
 * Claims of messages that may be joined wait for each other, line by line: else two that look at the same moment would
 * not see each other. Only claims take this lock, before any other, so it can be part of no deadlock.
 */
export const LOCK_GROUP: Statement = {
  name: 'lock_group',
  text: `select pg_advisory_xact_lock(hashtextextended(line_id::text, 0)) from message
    where account_id = $1 and id = $2 and group_key is not null`,
};

/**
 * The other due messages of its line and key; one that somebody has in hand this moment is passed over. They are found
 * first, as an array: joined as a subselect, the planner may read each message of the account instead.
 */
const OTHERS: Statement = {
  name: 'read_group_to_claim',
  text: `select ${CLAIM_COLUMNS} where m.account_id = $1 and m.id = any(array(
      select g.id from message lead
      join message g on g.account_id = lead.account_id and g.line_id = lead.line_id and g.group_key = lead.group_key
        and g.channel = lead.channel and g.status = 'due' and g.id <> lead.id
      where lead.account_id = $1 and lead.id = $2 and lead.group_key is not null))
    for no key update of m skip locked`,
};

export async function readOthers(transaction: Transaction, key: readonly unknown[]): Promise<readonly ClaimRow[]> {
  return await transaction.read<ClaimRow>(OTHERS, key);
}

/** A sequence to the same address that has something to decide this minute. */
export interface Coming {
  readonly memory: Memory | null;
  /** Something it was told waits to be taken in, such as the reply that the message answers. */
  readonly hears: boolean;
}

/** Asked only of a message that may be joined and has not waited; sequences of the same schedule, for the key is of its messages. */
const COMING: Statement = {
  name: 'read_coming_to_group',
  text: `with lead as (
      select m.account_id, m.sequence_id, m.kind, m.channel, m.to_address, split_part(m.group_key, '/', 1) as reply_id, s.schedule_id,
        clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' + interval '1 minute' as until
      from message m
      join account a on a.id = m.account_id
      join sequence s on s.account_id = m.account_id and s.id = m.sequence_id
      where m.account_id = $1 and m.id = $2 and m.group_key is not null and m.gathers_since is null and m.status = 'due'),
    person as (
      select p.id from lead join participant p on p.account_id = lead.account_id and p.phone = lead.to_address
      where lead.channel <> 'email'
      union all
      select p.id from lead join participant p on p.account_id = lead.account_id and p.email = lead.to_address
      where lead.channel = 'email'),
    other as (
      select s.memory, s.wake_at <= lead.until as wakes, exists (
          select from sequence_input i where i.account_id = s.account_id and i.sequence_id = s.id and i.handled_at is null
            and not i.lazy and (lead.kind = 'auto_message' or i.payload ->> 'shared' = lead.reply_id)) as hears,
        lead.kind = 'auto_message' as timed
      from lead, person
      join sequence s on s.account_id = $1 and s.participant_id = person.id
      where s.id <> lead.sequence_id and (lead.kind <> 'auto_message' or s.schedule_id = lead.schedule_id)
        and not s.finished and s.held_at is null and s.stuck_at is null)
    select case when hears then null else memory end as memory, hears from other where hears or (wakes and timed)`,
};

export async function readComing(transaction: Transaction, key: readonly unknown[]): Promise<readonly Coming[]> {
  return await transaction.read<Coming>(COMING, key);
}
