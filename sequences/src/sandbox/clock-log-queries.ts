import type { Channel } from '@kept/rules/facts';
import type { Instant } from '@kept/rules/instant';
import type { TraceEntry } from '@kept/rules/trace';
import type { Statement, Transaction } from '../transaction.ts';
import { idsSince } from './ids-since.ts';

interface About {
  readonly appointment_id: string | null;
  readonly participant_id: string | null;
  readonly participant_name: string | null;
  readonly title: string | null;
  /** In the account's time. */
  readonly at: Instant;
  /** Where authored names are looked up, the likeliest first. */
  readonly revision_ids: readonly (string | null)[];
}

/** A message with what became of it since; moments that end in `_really` are on the real clock, null: not since then. */
export interface TouchedMessage extends About {
  readonly direction: 'out' | 'in';
  readonly kind: 'auto_message' | 'automatic_reply' | 'system_text' | 'notification' | 'reply' | 'one_time';
  readonly channel: Channel;
  readonly status: string;
  readonly status_reason: string | null;
  readonly auto_message_id: string | null;
  readonly subject: string | null;
  readonly body: string;
  /** The client's, or staff's. */
  readonly address: string;
  readonly created_at: Instant;
  readonly is_new: boolean;
  /** It went out as a part of another one. */
  readonly in_another: boolean;
  readonly sent_really: Instant | null;
  readonly delivered_really: Instant | null;
  readonly ended_really: Instant | null;
}

/** One decision since. */
export interface StepRow extends About {
  readonly trace: readonly TraceEntry[];
  readonly did: readonly string[];
  readonly created_at: Instant;
}

interface Since {
  readonly account_id: string;
  /** On the real clock. */
  readonly since: Instant;
}

/** Of a very long way the last ones; what was said before them is left out. */
const MESSAGES: Statement = {
  name: 'read_messages_since',
  text: `with attempt as (
      select message_id, min(started_at) as sent_really, max(ended_at) as ended_really from delivery_attempt
      where account_id = $1 and id >= $2 and started_at >= $3 and outcome <> 'not_sent' group by message_id),
    report as (
      select message_id, max(received_at) filter (where status in ('delivered', 'read')) as delivered_really,
        max(received_at) filter (where status in ('undelivered', 'failed')) as failed_really
      from delivery_callback where account_id = $1 and id >= $2 and received_at >= $3 group by message_id),
    touched as (
      select id from message where account_id = $1 and id >= $2 and created_at >= $3
      union select message_id from attempt union select message_id from report
      union select part.id from attempt join message part on part.account_id = $1 and part.sent_with_id = attempt.message_id)
    select m.direction, m.kind, m.channel, m.status, m.status_reason, m.auto_message_id, m.subject, m.body,
      case m.direction when 'in' then m.from_address else m.to_address end as address, m.created_at,
      m.created_at >= $3 as is_new, m.sent_with_id is not null as in_another, coalesce(m.sent_at, m.due_at) as at, m.appointment_id, m.participant_id,
      p.name as participant_name, a.title, array[m.revision_id, coalesce(s.pinned_revision_id, ms.published_revision_id)] as revision_ids,
      case when m.sent_at is not null then attempt.sent_really end as sent_really,
      case when m.status = 'delivered' then report.delivered_really end as delivered_really,
      coalesce(report.failed_really, attempt.ended_really, case when m.created_at >= $3 then m.created_at end) as ended_really
    from touched
    join message m on m.account_id = $1 and m.id = touched.id
    left join attempt on attempt.message_id = coalesce(m.sent_with_id, m.id)
    left join report on report.message_id = coalesce(m.sent_with_id, m.id)
    left join participant p on p.account_id = m.account_id and p.id = m.participant_id
    left join appointment a on a.account_id = m.account_id and a.id = m.appointment_id
    left join sequence s on s.account_id = m.account_id and s.id = m.sequence_id
    left join message_schedule ms on ms.account_id = s.account_id and ms.id = s.schedule_id
    order by m.id desc limit 5000`,
};

const STEPS: Statement = {
  name: 'read_steps_since',
  text: `select st.at, st.trace, st.did, st.created_at, s.appointment_id, s.participant_id, p.name as participant_name,
      a.title, array[coalesce(s.pinned_revision_id, ms.published_revision_id)] as revision_ids
    from sequence_step st
    join sequence s on s.account_id = st.account_id and s.id = st.sequence_id
    join participant p on p.account_id = s.account_id and p.id = s.participant_id
    join appointment a on a.account_id = s.account_id and a.id = s.appointment_id
    join message_schedule ms on ms.account_id = s.account_id and ms.id = s.schedule_id
    where st.account_id = $1 and st.id >= $2 and st.created_at >= $3
    order by st.id desc limit 5000`,
};

export async function readTouchedMessages(transaction: Transaction, since: Since): Promise<readonly TouchedMessage[]> {
  return (await transaction.read<TouchedMessage>(MESSAGES, valuesOf(since))).toReversed();
}

export async function readSteps(transaction: Transaction, since: Since): Promise<readonly StepRow[]> {
  return (await transaction.read<StepRow>(STEPS, valuesOf(since))).toReversed();
}

function valuesOf({ account_id, since }: Since): readonly unknown[] {
  return [account_id, idsSince(since), since];
}
