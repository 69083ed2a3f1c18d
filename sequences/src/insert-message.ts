import type { Lane } from '@kept/rules/effect';
import type { Channel } from '@kept/rules/facts';
import type { Instant } from '@kept/rules/instant';
import type { Spoken } from './calls/call-answer.ts';
import type { Statement, Transaction } from './transaction.ts';

/** A message to be: everything but the status, which is `due`, or `skipped` with its reason. What is left out is null. */
export interface NewMessage {
  readonly id: string;
  readonly account_id: string;
  /** Makes it at most once, whatever is retried (ruling 12). */
  readonly once_key: string;
  readonly kind: 'auto_message' | 'automatic_reply' | 'system_text' | 'notification' | 'one_time';
  readonly channel: Channel;
  readonly lane: Lane;
  readonly to_address: string;
  readonly body: string;
  readonly due_at: Instant;
  readonly obeys_quiet_hours: boolean;
  readonly skipped_because?: string | null;
  readonly sequence_id?: string;
  readonly appointment_id?: string;
  readonly participant_id?: string;
  readonly contact_id?: string | null;
  readonly step_id?: string;
  /** The send effect's own key, unique in its sequence and life. */
  readonly effect_key?: string;
  readonly life?: number;
  readonly revision_id?: string | null;
  readonly auto_message_id?: string | null;
  readonly auto_reply_id?: string | null;
  readonly system_text?: string | null;
  readonly notify_reason?: string;
  readonly sender_id?: string | null;
  readonly from_address?: string | null;
  readonly subject?: string | null;
  /** Of a mail: its body as a fragment of HTML. */
  readonly html?: string | null;
  readonly appointment_version?: number | null;
  readonly client_time_zone?: string | null;
  readonly send_by?: Instant | null;
  /** What it may be joined with others under; see `claim`. */
  readonly group_key?: string | null;
  /** Of a call: what is heard. */
  readonly spoken?: Spoken | null;
  /** Of a one-time message. */
  readonly broadcast_id?: string | null;
  readonly template_id?: string | null;
  readonly written_by_user_id?: string | null;
  readonly asks_own_question?: boolean;
  /** It is an invitation: what it says is written by `writeSecureMessage`. */
  readonly sent_securely?: boolean;
  /** Of a notice: whose conversation it is about, where no participant says it. */
  readonly about_thread_id?: string | null;
}

const COLUMNS = `id, account_id, effect_key, kind, channel, status, status_reason, sequence_id, appointment_id,
  participant_id, step_id, life, revision_id, auto_message_id, auto_reply_id, system_text, notify_reason, lane,
  sender_id, from_address, to_address, subject, body, appointment_version, obeys_quiet_hours, client_time_zone,
  due_at, send_by, group_key, spoken, html, broadcast_id, template_id, written_by_user_id,
  asks_own_question, about_thread_id, sent_securely, direction`;

const VALUES = `$1::uuid, $2::uuid, $4::text, $5::text, $6::text, case when $7::text is null then 'due' else 'skipped' end,
  $7::text, $8::uuid, $9::uuid, $10::uuid, $11::uuid, $12::int, $13::uuid, $14::text, $15::text, $16::text, $17::text,
  $18::text, $19::uuid, $20::text, $21::text, $22::text, $23::text, $24::int, $25::boolean, $26::text,
  $27::timestamptz, $28::timestamptz, $29::text, $30::jsonb, $31::text, $32::uuid, $33::uuid,
  $34::uuid, $35::boolean, $36::uuid, $37::boolean, 'out'`;

const ONCE = `once as (
    insert into effect_key (account_id, key, sequence_id, message_id) values ($2::uuid, $3::text, $8::uuid, $1::uuid)
    on conflict do nothing returning key)`;

const INSERT: Statement = {
  name: 'insert_message',
  text: `with ${ONCE} insert into message (${COLUMNS}) select ${VALUES} from once`,
};

/** Finds or makes the line (our sender, their address) and the thread on the way. */
const INSERT_FOR_CLIENT: Statement = {
  name: 'insert_message_for_client',
  text: `with ${ONCE},
    on_line as (
      insert into line (id, account_id, sender_id, address)
      select $38::uuid, $2::uuid, $19::uuid, $21::text from once
      on conflict (account_id, sender_id, address) do update set address = excluded.address returning id),
    in_thread as (
      insert into thread (id, account_id, contact_id, type, address, last_message_at)
      select $39::uuid, $2::uuid, $40::uuid, case when $6::text = 'email' then 'email' else 'phone' end, $21::text,
        least($27::timestamptz, clock_timestamp() + a.clock_offset_ms * interval '1 millisecond')
      from once join account a on a.id = $2::uuid
      on conflict (account_id, type, address) do update
        set last_message_at = greatest(thread.last_message_at, excluded.last_message_at),
            contact_id = coalesce(thread.contact_id, excluded.contact_id) returning id)
    insert into message (${COLUMNS}, line_id, thread_id)
    select ${VALUES}, on_line.id, in_thread.id from once, on_line, in_thread`,
};

/** Queues the insert of a message that stands in no thread: a notice to staff, or one never sent. Nothing happens when the key was used before. */
export function insertMessage(transaction: Transaction, message: NewMessage): void {
  transaction.write(INSERT, valuesOf(message));
}

/** The same for a message to a client, with the line and the thread it belongs to. `sender_id` is required: it makes the line. */
export function insertClientMessage(
  transaction: Transaction,
  message: NewMessage,
  ids: { readonly line_id: string; readonly thread_id: string },
): void {
  transaction.write(INSERT_FOR_CLIENT, [...valuesOf(message), ids.line_id, ids.thread_id, message.contact_id]);
}

function valuesOf(m: NewMessage): readonly unknown[] {
  return [
    m.id,
    m.account_id,
    m.once_key,
    m.effect_key,
    m.kind,
    m.channel,
    m.skipped_because,
    m.sequence_id,
    m.appointment_id,
    m.participant_id,
    m.step_id,
    m.life,
    m.revision_id,
    m.auto_message_id,
    m.auto_reply_id,
    m.system_text,
    m.notify_reason,
    m.lane,
    m.sender_id,
    m.from_address,
    m.to_address,
    m.subject,
    m.body,
    m.appointment_version,
    m.obeys_quiet_hours,
    m.client_time_zone,
    m.due_at,
    m.send_by,
    m.group_key,
    m.spoken === undefined || m.spoken === null ? null : JSON.stringify(m.spoken),
    m.html,
    m.broadcast_id,
    m.template_id,
    m.written_by_user_id,
    m.asks_own_question ?? false,
    m.about_thread_id,
    m.sent_securely ?? false,
  ].map((value) => value ?? null);
}
