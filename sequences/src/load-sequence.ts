import type { Channel, CustomData, ParticipantState } from '@kept/rules/facts';
import type { Input } from '@kept/rules/input';
import type { Instant, WallTime } from '@kept/rules/instant';
import type { Lane } from '@kept/rules/effect';
import type { Memory } from '@kept/rules/memory';
import type { NotificationRule } from '@kept/persistence/notification-rule';
import type { SecureMessagingSettings } from '@kept/persistence/secure-messaging-settings';
import { contentOpener, SEALED_COLUMNS, type SealedColumns } from './secure/content-opener.ts';
import type { Vault } from './secure/vault.ts';
import type { Statement, Transaction } from './transaction.ts';

/** The sequence and everything today's facts are made of, as one row. */
export interface SequenceRow {
  readonly id: string;
  readonly account_id: string;
  readonly participant_id: string;
  readonly appointment_id: string;
  readonly schedule_id: string;
  readonly life: number;
  readonly memory: Memory | null;
  readonly wake_at: Instant | null;
  readonly finished: boolean;
  readonly held_at: Instant | null;
  readonly held_reason: string | null;
  /** How many messages the last decision saw ahead; null before the first. */
  readonly planned_count: number | null;
  /** How many of them staff hold back. */
  readonly held_count: number;
  readonly stuck_at: Instant | null;
  readonly stuck_reason: string | null;
  /** The account's time, read after the row was locked. */
  readonly now: Instant;
  readonly clock_offset_ms: number;
  readonly account_name: string;
  readonly account_locale: string;
  readonly settings: AccountSettings;
  readonly schedule_name: string;
  /** What unsent messages follow: the revision it was left at, else the newest published one (ruling 25). */
  readonly published_revision_id: string | null;
  readonly calendar_id: string;
  readonly calendar_name: string;
  readonly owner_user_id: string | null;
  readonly owner_name: string | null;
  /** Where calls to the owner are forwarded to. */
  readonly owner_phone: string | null;
  readonly version: number;
  readonly status: 'scheduled' | 'cancelled';
  readonly title: string;
  readonly start_local: WallTime;
  readonly end_local: WallTime;
  readonly previous_start_local: WallTime | null;
  readonly time_zone: string;
  readonly all_day: boolean;
  readonly location: string | null;
  readonly appointment_custom_data: CustomData;
  readonly appointment_created_at: Instant;
  readonly moved_at: Instant | null;
  readonly cancelled_at: Instant | null;
  readonly participant_name: string;
  readonly removed_at: Instant | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly state: ParticipantState;
  /** Of the appointment's other participants, for the title's tag. */
  readonly other_states: readonly ParticipantState[];
  readonly state_set_at: Instant | null;
  readonly state_set_by: 'client' | 'staff' | 'api' | 'system' | null;
  readonly participant_custom_data: CustomData;
  readonly contact_id: string | null;
  readonly contact_name: string | null;
  readonly contact_locale: string | null;
  readonly contact_time_zone: string | null;
  readonly contact_custom_data: CustomData | null;
  readonly stopped: readonly ('phone' | 'email')[];
  /** Channels the contact does not want to be reached on. */
  readonly refused: readonly Channel[];
}

export interface AccountSettings {
  readonly quiet_hours?: { readonly from: string; readonly to: string } | null;
  /** The account's own wording of system texts, by locale and key. */
  readonly texts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Whom each kind of event is told to; a kind that is missing: as usual, an empty one: nobody. */
  readonly notifications?: Readonly<Record<string, readonly NotificationRule[]>>;
  /** Whether calls may be forwarded to staff; missing: they may not. */
  readonly call_forwarding?: boolean;
  /** How private content reaches clients; missing: it was never set up. */
  readonly secure_messaging?: SecureMessagingSettings;
  /** The business's own, as `#rrggbb`, on the pages its clients open; missing or null: ours. */
  readonly colour?: string | null;
}

/** Columns every reader of a sequence shares: decide, plan and the journal see the same facts. */
const SEQUENCE_COLUMNS = `
  s.id, s.account_id, s.participant_id, s.appointment_id, s.schedule_id, s.life, s.memory, s.wake_at, s.finished,
  s.held_at, s.held_reason, s.planned_count, s.held_count, s.stuck_at, s.stuck_reason,
  clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now, a.clock_offset_ms,
  a.name as account_name, a.locale as account_locale, a.settings,
  ms.name as schedule_name, coalesce(s.pinned_revision_id, ms.published_revision_id) as published_revision_id,
  cal.id as calendar_id, cal.name as calendar_name, owner.id as owner_user_id, owner.name as owner_name,
  owner.phone as owner_phone,
  ap.version, case when ap.deleted_at is null then ap.status else 'cancelled' end as status, ap.title,
  ap.start_local, ap.end_local, ap.previous_start_local, ap.time_zone, ap.all_day, ap.location,
  ap.custom_data as appointment_custom_data, ap.created_at as appointment_created_at, ap.moved_at, ap.cancelled_at,
  array(select o.state from participant o where o.account_id = s.account_id and o.appointment_id = s.appointment_id
        and o.id <> s.participant_id and o.removed_at is null) as other_states,
  p.name as participant_name, p.removed_at, p.phone, p.email, p.state, p.state_set_at, p.state_set_by,
  p.custom_data as participant_custom_data,
  c.id as contact_id, c.name as contact_name, c.locale as contact_locale, c.time_zone as contact_time_zone,
  c.custom_data as contact_custom_data,
  array(select e.type from stop_list_entry e where e.account_id = s.account_id
        and ((e.type = 'phone' and e.address = p.phone) or (e.type = 'email' and e.address = p.email))) as stopped,
  array(select co.channel from consent co where co.account_id = s.account_id and co.contact_id = p.contact_id
        and co.state = 'refused') as refused
  from sequence s
  join account a on a.id = s.account_id
  join message_schedule ms on ms.account_id = s.account_id and ms.id = s.schedule_id
  join participant p on p.account_id = s.account_id and p.id = s.participant_id
  join appointment ap on ap.account_id = s.account_id and ap.id = s.appointment_id
  join calendar cal on cal.account_id = s.account_id and cal.id = ap.calendar_id
  left join "user" owner on owner.account_id = s.account_id and owner.id = cal.owner_user_id and owner.disabled_at is null
  left join contact c on c.account_id = s.account_id and c.id = p.contact_id`;

/** The weaker lock on purpose: FOR UPDATE would block webhooks through the foreign key from sequence_input. */
const LOCK: Statement = {
  name: 'lock_sequence',
  text: `select id from sequence where account_id = $1 and id = $2 for no key update`,
};

/**
 * For few it is better sent once for each: told how many ids there are (`any`), the server plans these ten tables anew each
 * time, for several times as long as it takes to read them.
 */
export const READ_SEQUENCE: Statement = {
  name: 'read_sequence',
  text: `select ${SEQUENCE_COLUMNS} where s.account_id = $1 and s.id = $2`,
};

export const READ_SEQUENCES_OF_APPOINTMENT: Statement = {
  name: 'read_sequences_of_appointment',
  text: `select ${SEQUENCE_COLUMNS} where s.account_id = $1 and s.appointment_id = $2 order by p.position, p.id`,
};

export const READ_SEQUENCES_BY_ID: Statement = {
  name: 'read_sequences_by_id',
  text: `select ${SEQUENCE_COLUMNS} where s.account_id = $1 and s.id = any($2::uuid[])`,
};

/** Those named, in order of id. */
export const READ_SEQUENCES_BY_IDS: Statement = {
  name: 'read_sequences_by_ids',
  text: `select ${SEQUENCE_COLUMNS} where s.account_id = $1 and s.id = any($2::uuid[]) order by s.id`,
};

/** Those that wake by themselves, in the order in which they do; 25 after the given wake and id. */
export const READ_SEQUENCES_BY_WAKE: Statement = {
  name: 'read_sequences_by_wake',
  text: `select ${SEQUENCE_COLUMNS}
    where s.account_id = $1 and s.id = any(array(
      select n.id from sequence n
      where n.account_id = $1 and not n.finished and n.held_at is null and n.wake_at is not null
        and (n.wake_at, n.id) > ($2::timestamptz, $3::uuid)
      order by n.wake_at, n.id limit 25))
    order by s.wake_at, s.id`,
};

type Stored<T> = T extends { readonly type: 'reply' }
  ? Omit<T, 'id' | 'at' | 'text'> & { readonly message_id: string; readonly meant_message_id?: string }
  : Omit<T, 'id' | 'at'>;

/** What stands in `sequence_input.payload`; a reply's words stand in its message only. */
export type StoredInput = Input extends infer T ? (T extends Input ? Stored<T> : never) : never;

/** An input as stored; a reply with its words. */
export interface InputRow extends SealedColumns {
  readonly id: string;
  readonly life: number;
  readonly at: Instant;
  readonly payload: StoredInput;
  readonly text: string | null;
}

const READ_INPUTS: Statement = {
  name: 'read_inputs',
  text: `with waiting as materialized (
      select id, life, at, payload, coalesce(payload ->> 'meant_message_id', payload ->> 'message_id')::uuid as message_id
      from sequence_input where account_id = $1 and sequence_id = $2 and handled_at is null)
    select i.id, i.life, i.at, i.payload, m.body as text, m.id as message_id, ${SEALED_COLUMNS}
    from waiting i
    left join message m on m.account_id = $1 and m.id = i.message_id
    left join secure_content sc on sc.account_id = $1 and sc.message_id = m.id
    order by i.at, i.id`,
};

export interface DueMessage {
  readonly id: string;
  readonly lane: Lane;
  readonly kind: string;
  readonly revision_id: string | null;
  readonly auto_message_id: string | null;
  readonly effect_key: string | null;
  readonly life: number | null;
  readonly due_at: Instant;
}

/**
 * What waits to be sent, and what was taken for sending longer ago than a delivery may last: its worker and its
 * workflow are gone, and the claim finds it unknown.
 */
const READ_DUE_MESSAGES: Statement = {
  name: 'read_due_messages',
  text: `select id, lane, kind, revision_id, auto_message_id, effect_key, life, due_at from message
    where account_id = $1 and sequence_id = $2 and status in ('due', 'sending')
      and (status = 'due' or given_up_at < now()) order by due_at, id`,
};

export interface Sender {
  readonly id: string;
  readonly type: 'phone' | 'email';
  readonly address: string;
}

/** The calendar's own senders come before the account's usual ones: the first of a type is taken. */
const READ_SENDERS: Statement = {
  name: 'read_senders_of_sequence',
  text: `select se.id, se.type, se.address
    from sequence s
    join appointment ap on ap.account_id = s.account_id and ap.id = s.appointment_id
    join calendar cal on cal.account_id = s.account_id and cal.id = ap.calendar_id
    join sender se on se.account_id = s.account_id
      and (se.is_default or se.id in (cal.phone_sender_id, cal.email_sender_id))
    where s.account_id = $1 and s.id = $2
    order by se.id in (cal.phone_sender_id, cal.email_sender_id) is true desc`,
};

export interface LoadedInput {
  readonly life: number;
  readonly input: Input;
}

export interface LoadedSequence {
  readonly row: SequenceRow;
  readonly inputs: readonly LoadedInput[];
  readonly due: readonly DueMessage[];
  readonly senders: readonly Sender[];
}

export interface SequenceKey {
  readonly account_id: string;
  readonly sequence_id: string;
}

/**
 * Locks the sequence and reads what a decision needs, in one round trip; null when there is no such sequence. Without a
 * vault what is under seal stays so.
 */
export async function loadSequence(
  transaction: Transaction,
  { account_id, sequence_id, vault }: SequenceKey & { readonly vault: Vault | null },
): Promise<LoadedSequence | null> {
  const key = [account_id, sequence_id];
  // Lock and reads are separate statements: each sees what was committed while the lock was awaited.
  transaction.write(LOCK, key);
  const [rows, inputs, due, senders] = await Promise.all([
    transaction.read<SequenceRow>(READ_SEQUENCE, key),
    transaction.read<InputRow>(READ_INPUTS, key),
    transaction.read<DueMessage>(READ_DUE_MESSAGES, key),
    transaction.read<Sender>(READ_SENDERS, key),
  ]);
  const row = rows[0];
  if (row === undefined) return null;
  const open = vault === null ? () => null : await contentOpener(transaction, { account_id, vault, rows: inputs });
  return { row, inputs: inputs.map((input) => toInput(input, open(input)?.body ?? input.text)), due, senders };
}

/** What `step` consumes, from the row. */
export function toInput(
  { id, at, life, payload }: Omit<InputRow, keyof SealedColumns | 'text'>,
  text: string | null,
): LoadedInput {
  const input: Input = payload.type === 'reply' ? { ...payload, id, at, text: text ?? '' } : { ...payload, id, at };
  return { life, input };
}
