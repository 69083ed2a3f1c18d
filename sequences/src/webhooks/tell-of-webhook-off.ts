import { webhookOffNotification, type WebhookOff } from '@kept/content/webhook-off-notification';
import type { Instant } from '@kept/rules/instant';
import type { AccountSettings } from '../load-sequence.ts';
import { tellStaff } from '../notifications/tell-staff.ts';
import type { Statement, Transaction } from '../transaction.ts';
import type { WebhookRef } from './webhook-progress.ts';

const READ: Statement = {
  name: 'read_account_of_webhook',
  text: `select a.settings, clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now
    from account a where a.id = $1`,
};

/** Tells staff that nothing is told to a webhook any more; each time it is switched off anew. */
export async function tellOfWebhookOff(
  transaction: Transaction,
  { account_id, subscription_id, url, reason }: WebhookRef & Pick<WebhookOff, 'reason'> & { readonly url: string },
): Promise<void> {
  const [row] = await transaction.read<{ settings: AccountSettings; now: Instant }>(READ, [account_id]);
  if (row === undefined) return;
  await tellStaff(transaction, {
    account_id,
    rules: row.settings.notifications,
    once_key: `webhook_off/${subscription_id}/${row.now}`,
    reason: 'webhook_switched_off',
    ...webhookOffNotification({ host: new URL(url).host, reason }),
    who: null,
    reply: null,
    at: row.now,
    page: `/settings/webhooks/${subscription_id}`,
    about: {},
  });
}
