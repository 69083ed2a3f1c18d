/** What programs can hear of, each with what it means; the names are those of the API and never change. */
export const WEBHOOK_EVENT_TYPES = {
  'message.sent': 'A message was taken by the carrier',
  'message.delivered': 'A message arrived',
  'message.failed': 'A message could not be delivered',
  'message.skipped': 'A message is not sent: nobody to reach, on the stop list, too late, …',
  'message.received': 'A client wrote or answered',
  'participant.added': 'Somebody was put on an event',
  'participant.confirmed': 'A participant confirmed',
  'participant.accepted': 'A participant accepted',
  'participant.declined': 'A participant declined',
  'participant.cancelled': 'A participant cancelled',
  'participant.reschedule_requested': 'A participant asked for another time',
  'participant.updated': 'Details of a participant changed; `changed` names them',
  'participant.removed': 'Somebody was taken off an event',
} as const;

export type WebhookEventType = keyof typeof WEBHOOK_EVENT_TYPES;

export const isWebhookEventType = (name: string): name is WebhookEventType => Object.hasOwn(WEBHOOK_EVENT_TYPES, name);
