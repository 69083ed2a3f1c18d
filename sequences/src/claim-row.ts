import type { Channel } from '@kept/rules/facts';
import type { Instant } from '@kept/rules/instant';
import { quietUntil } from '@kept/rules/quiet-hours';
import type { SkipReason } from '@kept/rules/effect';
import type { Spoken } from './calls/call-answer.ts';
import { DELETED_CONTACT } from './erasure/deleted-contact.ts';
import type { AccountSettings } from './load-sequence.ts';

/** A message with everything that says whether it may still leave. */
export interface ClaimRow {
  readonly id: string;
  readonly status: string;
  readonly kind: 'auto_message' | 'automatic_reply' | 'system_text' | 'notification' | 'one_time';
  readonly sequence_id: string | null;
  readonly revision_id: string | null;
  readonly auto_message_id: string | null;
  readonly line_id: string | null;
  /** Due messages of one line and one key go out as one (flow-spec ruling 3); null: it goes out by itself. */
  readonly group_key: string | null;
  /** When it was due before it waited for others to join it; null: it has not waited. */
  readonly gathers_since: Instant | null;
  /** The message it was taken along with. */
  readonly sent_with_id: string | null;
  /** Taken for sending longer ago than a delivery may last. */
  readonly stranded: boolean;
  readonly system_text: string | null;
  readonly channel: Channel;
  readonly to_address: string;
  readonly from_address: string | null;
  readonly subject: string | null;
  readonly body: string;
  readonly spoken: Spoken | null;
  /** Of a mail: its body as a fragment of HTML; null: the text as it stands. */
  readonly html: string | null;
  readonly due_at: Instant;
  readonly send_by: Instant | null;
  readonly appointment_version: number | null;
  readonly obeys_quiet_hours: boolean;
  readonly client_time_zone: string | null;
  readonly life: number | null;
  readonly now: Instant;
  readonly settings: AccountSettings;
  readonly version: number | null;
  readonly appointment_gone: boolean | null;
  readonly participant_gone: boolean;
  readonly time_zone: string | null;
  readonly sequence_life: number | null;
  readonly held: boolean;
  readonly stopped: boolean;
  /** The account sends nothing while a restored database is brought up to what the provider knows. */
  readonly sending_held: boolean;
  /** The provider has texts to its address that a restored database forgot. */
  readonly may_be_sent: boolean;
  /** A failure has shown that its address can never work. */
  readonly dead: boolean;
  /** The contact does not want to be reached on its channel. */
  readonly refused: boolean;
  /** It is an invitation: its words are under seal. */
  readonly sent_securely: boolean;
  readonly pending_attempt_id: string | null;
  readonly attempts: number;
  /** What it has taken of the account's credits; null: nothing. */
  readonly credits: number | null;
  readonly provider: 'twilio' | 'smtp' | null;
  readonly credentials: Buffer | null;
  readonly credentials_key_id: string | null;
  readonly sandbox: boolean | null;
  readonly account_name: string;
  /** The client's, as far as it is known; the account's for what staff get. */
  readonly locale: string;
  /** Of a mail: the Message-ID of what the client wrote last in this conversation; null: nothing, or no mail. */
  readonly answers_mail: string | null;
  /** Of a notice: an answer to it goes to the client whom it is about. */
  readonly is_about_client: boolean;
  /** Of a notice: it says so; not where that client wants no more messages. */
  readonly invites_answer: boolean;
}

/** What a claim reads of a message; `where` and the lock are the reader's. */
export const CLAIM_COLUMNS = `m.id, m.status, m.kind, m.sequence_id, m.revision_id, m.auto_message_id, m.line_id, m.group_key, m.gathers_since,
      m.sent_with_id, m.sent_securely, m.credits, coalesce(m.given_up_at < now(), false) as stranded, m.system_text, m.channel, m.to_address, coalesce(m.from_address, se.address) as from_address,
      m.subject, m.body, m.html, m.spoken, m.due_at, m.send_by, m.appointment_version, m.obeys_quiet_hours, m.client_time_zone, m.life,
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now, a.settings,
      ap.version, (ap.deleted_at is not null or ap.status = 'cancelled') as appointment_gone, ap.time_zone,
      coalesce(p.removed_at is not null, false) as participant_gone,
      s.life as sequence_life, coalesce(s.held_at is not null, false) as held,
      exists (select from stop_list_entry e where e.account_id = m.account_id and e.address = m.to_address
        and e.type = case when m.channel = 'email' then 'email' else 'phone' end) as stopped,
      a.sending_held_at is not null as sending_held,
      exists (select from recovered_message r where r.account_id = m.account_id and r.to_address = m.to_address) as may_be_sent,
      exists (select from dead_address d where d.account_id = m.account_id and d.channel = m.channel and d.address = m.to_address) as dead,
      exists (select from consent co where co.account_id = m.account_id
        and co.contact_id = coalesce(p.contact_id, case when m.kind = 'one_time' then (select t.contact_id from thread t
          where t.account_id = m.account_id and t.id = m.thread_id) end) and co.channel = m.channel and co.state = 'refused') as refused,
      (select at.id from delivery_attempt at where at.account_id = m.account_id and at.message_id = coalesce(m.sent_with_id, m.id)
        and at.outcome = 'pending' order by at.number desc limit 1) as pending_attempt_id,
      (select count(*)::int from delivery_attempt at where at.account_id = m.account_id and at.message_id = coalesce(m.sent_with_id, m.id)) as attempts,
      (m.about_thread_id is not null or m.participant_id is not null) as is_about_client,
      m.notify_reason is distinct from 'opted_out' as invites_answer,
      ch.provider, ch.credentials, ch.credentials_key_id, ch.sandbox, a.name as account_name,
      coalesce(case when m.channel = 'email' then (select c.locale from thread t join contact c on c.account_id = t.account_id and c.id = t.contact_id
        where t.account_id = m.account_id and t.id = m.thread_id) end, a.locale) as locale,
      case when m.channel = 'email' and m.thread_id is not null then (select r.provider_id from message r
        where r.account_id = m.account_id and r.thread_id = m.thread_id and r.direction = 'in' and r.channel = 'email'
          and (m.kind = 'one_time' or r.sequence_id is not distinct from m.sequence_id) order by r.id desc limit 1) end as answers_mail
    from message m
    join account a on a.id = m.account_id
    left join sequence s on s.account_id = m.account_id and s.id = m.sequence_id
    left join appointment ap on ap.account_id = m.account_id and ap.id = m.appointment_id
    left join participant p on p.account_id = m.account_id and p.id = m.participant_id
    left join sender se on se.account_id = m.account_id and se.id = m.sender_id
    left join channel ch on ch.account_id = m.account_id and ch.id = se.channel_id`;

/** Why a message may not go out any more, checked at the last moment. Notices to staff are not the client's. */
export function refusalOf(row: ClaimRow): SkipReason | null {
  // a phone that said STOP is sent no more texts, whoever's it is
  if (row.to_address === DELETED_CONTACT) return 'no_address';
  if (row.kind === 'notification') return row.channel === 'sms' && row.stopped ? 'opted_out' : null;
  // Ruling 1: the one confirmation of an opt-out is the only message allowed after it.
  if (row.stopped && row.system_text !== 'opted_out') return 'opted_out';
  // What answers the client's own act goes where they acted.
  if (row.refused && (row.kind === 'auto_message' || row.obeys_quiet_hours)) return 'no_consent';
  if (row.participant_gone && row.system_text !== 'opted_out') return 'participant_removed';
  if (row.appointment_gone === true && row.kind === 'auto_message' && row.appointment_version !== row.version)
    return 'appointment_cancelled';
  if (row.life !== null && row.life !== row.sequence_life) return 'appointment_moved';
  if (row.appointment_version !== null && row.appointment_version !== row.version) return 'appointment_moved';
  if (row.send_by !== null && row.now > row.send_by) return 'too_late';
  return null;
}

/** When it may go: its own time, and after quiet hours where they bind it (flow-spec section 1, two clocks). */
export function earliest(row: TimedRow): Instant {
  return quietEnd(row) ?? startOf(row);
}

/** What of a message says when it may go. */
export type TimedRow = Pick<
  ClaimRow,
  'due_at' | 'now' | 'channel' | 'obeys_quiet_hours' | 'client_time_zone' | 'time_zone' | 'settings'
>;

const startOf = ({ due_at, now }: Pick<TimedRow, 'due_at' | 'now'>): Instant => (due_at > now ? due_at : now);

/** When quiet hours let it go; null: they do not keep it. */
export function quietEnd(row: TimedRow): Instant | null {
  // A call rings: whatever it answers, it waits (flow-spec section 1, two clocks).
  const binds = row.obeys_quiet_hours || row.channel === 'call';
  // One that is about no appointment was given its zone when it was written.
  const time_zone = row.client_time_zone ?? row.time_zone;
  const quiet_hours = row.settings.quiet_hours ?? null;
  if (!binds || time_zone === null || quiet_hours === null) return null;
  return quietUntil({ at: startOf(row), quiet_hours, time_zone });
}
