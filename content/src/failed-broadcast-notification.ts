import type { Channel } from '@kept/rules/facts';
import type { Notification } from './notification.ts';

export interface FailedBroadcast {
  readonly channel: Channel;
  readonly recipients: number;
  readonly failed: number;
  /** Of which nobody knows whether they arrived. */
  readonly unknown: number;
  /** That wait for somebody, such as where a field says nothing. */
  readonly held: number;
}

const MANY: Readonly<Record<Channel, string>> = { sms: 'text messages', email: 'emails', call: 'calls' };

/** What staff are told when some of what was sent to many did not arrive. */
export function failedBroadcastNotification(broadcast: FailedBroadcast): Notification {
  const { channel, recipients, failed, unknown, held } = broadcast;
  const all = `${grouped(recipients)} ${MANY[channel]}`;
  const parts = [
    failed > 0 ? `${grouped(failed)} failed` : null,
    unknown > 0 ? `of ${grouped(unknown)} the carrier did not say whether it took them` : null,
    held > 0 ? `${grouped(held)} ${held === 1 ? 'is' : 'are'} held` : null,
  ].filter((part) => part !== null);
  return {
    subject: `${grouped(failed + unknown + held)} of ${all} did not arrive`,
    body: `Of ${all} that were sent together, ${parts.join(', and ')}. The page of the message says who and why, and tries the failed again; they stand in Outbox > Failed as well.`,
  };
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
