import type { Notification } from './notification.ts';

export interface WebhookOff {
  /** Where it told; its path may hold what nobody else is to know, so it is not said. */
  readonly host: string;
  /** `gone`: it answered 410; `failing`: every try failed for days. */
  readonly reason: 'gone' | 'failing';
}

/** What staff are told when a webhook is switched off without anybody having done so. */
export function webhookOffNotification({ host, reason }: WebhookOff): Notification {
  const why = reason === 'gone' ? 'It answered 410, which means that it is gone' : 'Every try failed for five days';
  return {
    subject: `The webhook to ${host} was switched off`,
    body: `${why}. What happens meanwhile is not told there; what waited before goes on when it is switched on again, in Settings > Webhooks.`,
  };
}
