import type { Channel } from '@kept/rules/facts';
import { oneLine } from './one-line.ts';
import type { Notification } from './notification.ts';

/** What staff are told when the carrier took a text or a call and then has no record of it any more. */
export function goneMessageNotification({
  to,
  channel,
}: {
  /** Whom it was for, by name or address. */
  readonly to: string;
  readonly channel: Channel;
}): Notification {
  const what = channel === 'call' ? 'call' : 'message';
  return {
    subject: oneLine(`It is unknown whether ${to} got a ${what}`),
    body: `The carrier took a ${what} to ${to}, never said how it ended and has no record of it any more. Nothing goes out twice by itself: please look, and send it again or drop it.`,
  };
}
