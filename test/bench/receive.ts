import { randomUUID } from 'node:crypto';
import { receiveReply } from '@kept/sequences/replies/receive-reply';
import type { Stage } from './stage.ts';

/** A reply as the webhook takes it in: stored, then the nudge. */
export async function receive(
  { pool, cache, clinic, nudger }: Stage,
  body: string,
  from = '+12025550123',
): Promise<void> {
  const { nudge, messages } = await receiveReply({
    pool,
    cache,
    body,
    from,
    account_id: clinic.account_id,
    sender_address: clinic.phone,
    provider_id: `SM${randomUUID()}`,
    carrier_answered: false,
  });
  await nudger.nudge(nudge);
  await nudger.deliver(messages);
}
