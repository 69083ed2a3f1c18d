import { uuidv7 } from 'uuidv7';
import type { Statement, Transaction } from './transaction.ts';

/**
 * Tells the sequence how a delivery ended. An automatic reply that was accepted moves nothing, so only auto
 * messages report that; every other end of any message of the client's is reported.
 */
const INSERT: Statement = {
  name: 'insert_delivery_input',
  text: `insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at, lazy)
    select $1::uuid, m.account_id, m.sequence_id, m.life, 'delivery/' || m.id || '/' || $4::text || '/' || $5::text, 'delivery',
      jsonb_build_object('type', 'delivery', 'key', m.effect_key, 'outcome', $5::text, 'reason', $6::text),
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond', $7::boolean
    from message m join account a on a.id = m.account_id
    where m.account_id = $2 and m.id = $3 and m.sequence_id is not null and m.effect_key is not null
      and (m.kind = 'auto_message' or (m.kind <> 'notification' and $5::text <> 'accepted'))
    on conflict do nothing`,
};

export interface DeliveryReport {
  readonly account_id: string;
  readonly message_id: string;
  /** What reports it, so that the same report counts once: an attempt id, or `claim`. */
  readonly source: string;
  readonly outcome: 'accepted' | 'failed' | 'skipped' | 'unknown' | 'resolved';
  readonly reason: string | null;
  /** True: it need not be known before the next look, so nobody is nudged for it. */
  readonly lazy?: boolean;
}

/** The same for a message and those that went out with it: their sequences hear of it in their own time. */
export function insertDeliveryInputs(
  transaction: Transaction,
  { message_ids, lazy, ...report }: Omit<DeliveryReport, 'message_id'> & { readonly message_ids: readonly string[] },
): void {
  const [first] = message_ids;
  for (const message_id of message_ids)
    insertDeliveryInput(transaction, { ...report, message_id, lazy: lazy === true && message_id === first });
}

export function insertDeliveryInput(transaction: Transaction, report: DeliveryReport): void {
  transaction.write(INSERT, [
    uuidv7(),
    report.account_id,
    report.message_id,
    report.source,
    report.outcome,
    report.reason,
    report.lazy ?? false,
  ]);
}
