import type { WebhookSubscription } from '#lib/api/generated/types.gen.ts';

/** What a program can be told of, by the API's own name of it. */
export type EventType = WebhookSubscription['event_types'][number];

/** Every event with what it says. */
export const EVENT_WORDS: Readonly<Record<EventType, string>> = {
  'message.sent': 'A message is taken by the carrier',
  'message.delivered': 'A message arrives',
  'message.failed': 'A message cannot be delivered',
  'message.skipped': 'A message is not sent',
  'message.received': 'A client writes or answers',
  'participant.added': 'Somebody is put on an appointment',
  'participant.confirmed': 'A participant confirms',
  'participant.accepted': 'A participant accepts',
  'participant.declined': 'A participant declines',
  'participant.cancelled': 'A participant cancels',
  'participant.reschedule_requested': 'A participant asks for another time',
  'participant.updated': 'Details of a participant change',
  'participant.removed': 'Somebody is taken off an appointment',
};

const isEventType = (name: string): name is EventType => Object.hasOwn(EVENT_WORDS, name);

/** In the order they are offered. */
export const EVENT_TYPES: readonly EventType[] = Object.keys(EVENT_WORDS).filter(isEventType);
