import type { AutoMessage, Definition } from '@kept/rules/document';
import { usualTiming } from '../../document/usual-timing.ts';

interface Change {
  readonly message: AutoMessage;
  readonly availability: AutoMessage['availability'];
}

/** A message that now goes out otherwise; one that is to go out at its time gets the usual one if it has none. */
export function withAvailability(definition: Definition, { message, availability }: Change): AutoMessage {
  const needs_time = availability === 'scheduled' && message.timing === null;
  return { ...message, availability, timing: needs_time ? usualTiming(definition, message.purpose) : message.timing };
}
