import { optOutNotification, type OptOutWay } from '@kept/content/notification';
import type { Instant } from '@kept/rules/instant';
import type { LooseMessage } from '../due-work.ts';
import type { AccountSettings } from '../load-sequence.ts';
import type { Statement, Transaction } from '../transaction.ts';
import { tellStaff } from './tell-staff.ts';

interface Row {
  readonly settings: AccountSettings;
  readonly company: string;
  readonly name: string | null;
  readonly thread_id: string | null;
  readonly now: Instant;
}

const READ: Statement = {
  name: 'read_who_opted_out',
  text: `select a.settings, a.name as company, c.name, t.id as thread_id,
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now
    from account a
    left join thread t on t.account_id = a.id and t.type = $2 and t.address = $3
    left join contact c on c.account_id = t.account_id and c.id = t.contact_id
    where a.id = $1`,
};

export interface OptOut {
  readonly account_id: string;
  readonly type: 'phone' | 'email';
  readonly address: string;
  readonly way: OptOutWay;
  /** Unique for what said it. */
  readonly key: string;
}

/**
 * Tells staff of an address that was just put on the stop list, where the account wants to hear of it, however that was
 * said. The relay sends what nobody is handed.
 */
export async function tellOfOptOut(
  transaction: Transaction,
  { account_id, type, address, way, key }: OptOut,
): Promise<readonly LooseMessage[]> {
  const [row] = await transaction.read<Row>(READ, [account_id, type, address]);
  if (row === undefined) return [];
  const who = row.name ?? address;
  const ids = await tellStaff(transaction, {
    account_id,
    rules: row.settings.notifications,
    once_key: `opted_out/${key}`,
    reason: 'opted_out',
    ...optOutNotification({ from: who, company: row.company, way }),
    who,
    reply: null,
    at: row.now,
    about: row.thread_id === null ? {} : { about_thread_id: row.thread_id },
  });
  return ids.map((message_id) => ({ account_id, message_id, lane: 'answer' }));
}
