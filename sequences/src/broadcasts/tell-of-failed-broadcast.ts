import { failedBroadcastNotification } from '@kept/content/failed-broadcast-notification';
import type { Channel } from '@kept/rules/facts';
import type { Instant } from '@kept/rules/instant';
import type { AccountSettings } from '../load-sequence.ts';
import { tellStaff } from '../notifications/tell-staff.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import type { BroadcastRef } from './broadcast-progress.ts';

interface Row {
  readonly channel: Channel;
  readonly recipients: number;
  readonly ended_at: string;
  readonly settings: AccountSettings;
  readonly now: Instant;
}

const LOCK: Statement = {
  name: 'lock_ended_broadcast',
  text: `select b.channel, b.recipient_count as recipients, b.ended_at::text, a.settings,
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now
    from broadcast b join account a on a.id = b.account_id
    where b.account_id = $1 and b.id = $2 and b.ended_at is not null and b.failures_told_at is null
    for no key update of b`,
};

/** How long a carrier is given to say how a text or a call fared; mails that arrive are never reported. */
const REPORTS_WITHIN_MS = 15 * 60_000;

interface Counts {
  readonly failed: number;
  readonly unknown: number;
  readonly held: number;
  /** Whose end is not known yet. */
  readonly open: number;
}

/** Of each recipient the message that counts: who was tried anew has another. */
const COUNT: Statement = {
  name: 'count_failed_of_broadcast',
  text: `select (count(*) filter (where m.status = 'failed'))::int as failed,
      (count(*) filter (where m.status = 'unknown'))::int as unknown,
      (count(*) filter (where m.status = 'held' or r.status = 'held'))::int as held,
      (count(*) filter (where m.status in ('due', 'sending') or (m.status = 'accepted' and m.channel <> 'email'
        and m.updated_at > now() - $3 * interval '1 millisecond')))::int as open
    from broadcast_recipient r
    left join message m on m.account_id = r.account_id and m.id = r.message_id
    where r.account_id = $1 and r.broadcast_id = $2`,
};

const TOLD: Statement = {
  name: 'note_told_broadcast',
  text: `update broadcast set failures_told_at = now() where account_id = $1 and id = $2`,
};

/**
 * Tells staff of what failed of a broadcast, once with the counts, when the end of each of its messages is known or no
 * more is to be expected. Tried anew by hand, it is told of anew.
 */
export async function tellOfFailedBroadcast(request: TransactionRequest & BroadcastRef): Promise<void> {
  const { account_id, broadcast_id } = request;
  const key = [account_id, broadcast_id] as const;
  await inTransaction(request, async (transaction) => {
    const [row] = await transaction.read<Row>(LOCK, key);
    if (row === undefined) return;
    const [counts] = await transaction.read<Counts>(COUNT, [...key, REPORTS_WITHIN_MS]);
    if (counts === undefined || counts.open > 0) return;
    transaction.write(TOLD, key);
    const { channel, recipients, ended_at, settings, now } = row;
    const { failed, unknown, held } = counts;
    if (failed + unknown + held === 0) return;
    await tellStaff(transaction, {
      account_id,
      rules: settings.notifications,
      once_key: `broadcast_failed/${broadcast_id}/${ended_at}`,
      reason: 'broadcast_failed',
      ...failedBroadcastNotification({ channel, recipients, failed, unknown, held }),
      who: null,
      reply: null,
      at: now,
      page: `/outbox/broadcasts/${broadcast_id}`,
      about: {},
    });
  });
}
