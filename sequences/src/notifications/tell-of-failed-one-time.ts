import { failedMessageNotification } from '@kept/content/notification';
import { explainFailure } from '@kept/rules/explain-failure';
import type { Instant } from '@kept/rules/instant';
import type { AccountSettings } from '../load-sequence.ts';
import type { Statement, Transaction } from '../transaction.ts';
import { tellStaff } from './tell-staff.ts';

interface Row {
  readonly id: string;
  readonly thread_id: string | null;
  readonly to: string;
  readonly settings: AccountSettings;
  readonly now: Instant;
}

const READ: Statement = {
  name: 'read_failed_one_time',
  text: `select m.id, m.thread_id, coalesce(c.name, m.to_address) as "to", a.settings,
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now
    from message m join account a on a.id = m.account_id
    left join thread t on t.account_id = m.account_id and t.id = m.thread_id
    left join contact c on c.account_id = t.account_id and c.id = t.contact_id
    where m.account_id = $1 and m.id = any($2::uuid[]) and m.kind = 'one_time' and m.broadcast_id is null
      and m.status = 'failed'`,
};

export interface FailedOneTime {
  readonly account_id: string;
  /** Messages of any kind: of the others their sequence tells, and of a broadcast its own page. */
  readonly message_ids: readonly string[];
  /** A stable code such as `carrier_30003`. */
  readonly code: string;
}

/** Tells staff of one-time messages that failed for good, each once; the relay sends the notices. */
export async function tellOfFailedOneTime(
  transaction: Transaction,
  { account_id, message_ids, code }: FailedOneTime,
): Promise<void> {
  const rows = await transaction.read<Row>(READ, [account_id, message_ids]);
  for (const { id, thread_id, to, settings, now } of rows) {
    await tellStaff(transaction, {
      account_id,
      rules: settings.notifications,
      once_key: `one_time_failed/${id}/${code}`,
      reason: 'one_time_failed',
      ...failedMessageNotification({ to, why: explainFailure(code) }),
      who: to,
      reply: null,
      at: now,
      about: thread_id === null ? {} : { about_thread_id: thread_id },
    });
  }
}
