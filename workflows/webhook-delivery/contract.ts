import type { WebhookLane, WebhookProgress, WebhookRef } from '@kept/sequences/webhooks/webhook-progress';

/** Delivers what an account's own program wants to hear of, one workflow a subscription. */
export const WEBHOOK_DELIVERY = 'webhookDelivery';

/** Queues of their own: what waits for strangers' servers never keeps a message waiting. */
export const WEBHOOK_QUEUES = { quick: 'kept-webhooks', slow: 'kept-webhooks-slow' } as const;

export interface WebhookDeliveryArgs extends WebhookRef {
  readonly lane: WebhookLane;
}

export interface WebhookActivities {
  /** Makes the next tries that are due. */
  deliverWebhooks(args: WebhookRef & { readonly lane: WebhookLane }): Promise<WebhookProgress>;
}

export function webhookWorkflowId({ account_id, subscription_id }: WebhookRef): string {
  return `webhooks/${account_id}/${subscription_id}`;
}
