import type { Pool } from 'pg';
import type { MESSAGE_STATUSES } from '@kept/persistence/message-statuses';
import { explainFailure } from '@kept/rules/explain-failure';
import { explainSkip } from '@kept/rules/explain-skip';
import { inTransaction, type Statement } from '../transaction.ts';
import { readDelivery, type DeliveryTry } from './read-delivery.ts';

/** A message as the API shows it. */
interface MessageStatus extends MessageColumns {
  readonly explanation: string | null;
  readonly tries: Omit<DeliveryTry, 'provider_id' | 'callbacks'>[];
}

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
  text: `select id, channel as type, direction, kind, status, status_reason as reason, to_address as to, from_address as "from",
      appointment_id as event_id, participant_id, template_id, subject, body, segments, credits, due_at as send_at,
      sent_at, created_at
    from message where account_id = $1 and id = $2`,
};

interface MessageRequest {
  readonly pool: Pool;
  readonly account_id: string;
  readonly message_id: string;
}

/** A message with its why and its tries; null when the account has no such message. */
export async function readMessageStatus(request: MessageRequest): Promise<MessageStatus | null> {
  const { pool, account_id, message_id } = request;
  const [message] = await inTransaction({ pool, account_id }, (transaction) =>
    transaction.read<MessageColumns>(READ, [account_id, message_id]),
  );
  if (message === undefined) return null;
  const tries = (await readDelivery(request)) ?? [];
  return {
    ...message,
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
  if (status === 'held' && reason === 'no_credits')
    return 'Held: the account has no credits left. It goes out when credits are granted.';
  return status === 'skipped' || status === 'held' ? explainSkip(reason) : explainFailure(reason);
}
