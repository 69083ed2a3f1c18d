import { explainFailure } from '@kept/rules/explain-failure';
import type { Instant } from '@kept/rules/instant';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';

/** One call to the provider for a message, and what it reported later. Times are real ones, whatever the account's clock. */
export interface DeliveryTry {
  readonly number: number;
  readonly outcome: 'pending' | 'accepted' | 'not_sent' | 'failed' | 'unknown';
  readonly provider_id: string | null;
  readonly error_code: string | null;
  /** The error in a sentence; null when there was none. */
  readonly error: string | null;
  readonly started_at: Instant;
  readonly ended_at: Instant | null;
  readonly callbacks: readonly DeliveryReport[];
}

export interface DeliveryReport {
  /** The provider's word. */
  readonly status: string;
  readonly error_code: string | null;
  readonly error: string | null;
  readonly received_at: Instant;
}

const MESSAGE: Statement = {
  name: 'read_message_of_delivery',
  text: `select id from message where account_id = $1 and id = $2`,
};

const ATTEMPTS: Statement = {
  name: 'read_attempts',
  text: `select id, number, outcome, provider_id, error_code, started_at, ended_at from delivery_attempt
    where account_id = $1 and message_id = (select coalesce(m.sent_with_id, m.id) from message m where m.account_id = $1 and m.id = $2)
    order by number`,
};

const CALLBACKS: Statement = {
  name: 'read_callbacks',
  text: `select c.attempt_id, c.status, c.error_code, c.received_at from delivery_attempt at
    join delivery_callback c on c.account_id = at.account_id and c.attempt_id = at.id
    where at.account_id = $1
      and at.message_id = (select coalesce(m.sent_with_id, m.id) from message m where m.account_id = $1 and m.id = $2)
    order by c.received_at, c.id`,
};

type AttemptRow = Omit<DeliveryTry, 'error' | 'callbacks'> & { readonly id: string };
type CallbackRow = Omit<DeliveryReport, 'error'> & { readonly attempt_id: string };

/** Every try to deliver a message, in order; null when this account has no such message. */
export async function readDelivery(
  request: TransactionRequest & { readonly message_id: string },
): Promise<readonly DeliveryTry[] | null> {
  const key = [request.account_id, request.message_id];
  return await inTransaction(request, async (transaction) => {
    const [found, attempts, callbacks] = await Promise.all([
      transaction.read<{ id: string }>(MESSAGE, key),
      transaction.read<AttemptRow>(ATTEMPTS, key),
      transaction.read<CallbackRow>(CALLBACKS, key),
    ]);
    if (found.length === 0) return null;
    return attempts.map(({ id, ...attempt }) => ({
      ...attempt,
      error: errorOf(attempt),
      callbacks: callbacks
        .filter(({ attempt_id }) => attempt_id === id)
        .map(({ status, error_code, received_at }) => ({
          status,
          error_code,
          error: error_code === null ? null : explainFailure(`carrier_${error_code}`),
          received_at,
        })),
    }));
  });
}

/** A try that ended unknown has no code: nobody answered. */
function errorOf({ outcome, error_code }: Pick<DeliveryTry, 'outcome' | 'error_code'>): string | null {
  if (error_code !== null) return explainFailure(error_code);
  return outcome === 'unknown' ? explainFailure('no_answer_from_provider') : null;
}
