import type { Pool } from 'pg';
import type { MESSAGE_STATUSES } from '@kept/persistence/message-statuses';
import { explainFailure } from '@kept/rules/explain-failure';
import { explainSkip } from '@kept/rules/explain-skip';
import { earliest, type TimedRow } from '../claim-row.ts';
import { inTransaction, type Statement } from '../transaction.ts';
import { explainHeldMessage } from './explain-held-message.ts';
import { readDelivery, type DeliveryTry } from './read-delivery.ts';

/** A message as the API shows it. */
interface MessageStatus extends MessageColumns {
  readonly leaves_at: string | null;
  readonly explanation: string | null;
  readonly tries: Omit<DeliveryTry, 'provider_id' | 'callbacks'>[];
}

/** What says when it leaves. */
type TimedColumns = Omit<TimedRow, 'channel'>;

interface MessageColumns {
  readonly id: string;
  readonly type: 'sms' | 'email' | 'call';
  readonly direction: 'out' | 'in';
  readonly kind: 'auto_message' | 'automatic_reply' | 'system_text' | 'notification' | 'reply' | 'one_time';
  readonly status: (typeof MESSAGE_STATUSES)[number];
  readonly reason: string | null;
  readonly to: string;
  readonly from: string | null;
  readonly event_id: string | null;
  readonly participant_id: string | null;
  readonly template_id: string | null;
  readonly subject: string | null;
  readonly body: string;
  readonly segments: number | null;
  readonly credits: number | null;
  readonly send_at: string;
  readonly sent_at: string | null;
  readonly created_at: string;
}

const READ: Statement = {
  name: 'read_message_status',
  text: `select m.id, m.channel as type, m.direction, m.kind, m.status, m.status_reason as reason, m.to_address as to,
      m.from_address as "from", m.appointment_id as event_id, m.participant_id, m.template_id, m.subject, m.body, m.segments,
      m.credits, coalesce(m.put_off_from, m.due_at) as send_at, m.due_at, m.sent_at, m.created_at,
      m.obeys_quiet_hours, m.client_time_zone, ap.time_zone, a.settings,
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now
    from message m
    join account a on a.id = $1
    left join appointment ap on ap.account_id = $1 and ap.id = m.appointment_id
    where m.account_id = $1 and m.id = $2`,
};

interface MessageRequest {
  readonly pool: Pool;
  readonly account_id: string;
  readonly message_id: string;
}

/** A message with its why and its tries; null when the account has no such message. */
export async function readMessageStatus(request: MessageRequest): Promise<MessageStatus | null> {
  const { pool, account_id, message_id } = request;
  const [row] = await inTransaction({ pool, account_id }, (transaction) =>
    transaction.read<MessageColumns & TimedColumns>(READ, [account_id, message_id]),
  );
  if (row === undefined) return null;
  const { due_at, obeys_quiet_hours, client_time_zone, time_zone, settings, now, ...message } = row;
  const timed = { due_at, obeys_quiet_hours, client_time_zone, time_zone, settings, now };
  const tries = (await readDelivery(request)) ?? [];
  return {
    ...message,
    leaves_at: message.status === 'due' ? earliest({ ...timed, channel: message.type }) : null,
    explanation: explanationOf(message),
    tries: tries.map(({ number, outcome, error_code, error, started_at, ended_at }) => ({
      number,
      outcome,
      error_code,
      error,
      started_at,
      ended_at,
    })),
  };
}

function explanationOf({ status, reason }: Pick<MessageStatus, 'status' | 'reason'>): string | null {
  if (reason === null) return null;
  if (status === 'held') return explainHeldMessage(reason);
  return status === 'skipped' ? explainSkip(reason) : explainFailure(reason);
}
