import type { Trigger } from '../document.ts';
import { TRIGGER_KINDS } from '../triggers/trigger-kinds.ts';

/** Phrases told before the rest is only counted. */
const PHRASES_TOLD = 3;

/** A trigger as a row shows it: `reply is “late”, “delayed”`, `no response after 60 min`, `client dials 3`, `client confirms`. */
export function triggerInWords(trigger: Trigger): string {
  const { label } = TRIGGER_KINDS[trigger.type];
  switch (trigger.type) {
    case 'reply_is':
    case 'reply_includes': {
      const told = trigger.any_of.slice(0, PHRASES_TOLD).map((phrase) => `“${phrase}”`);
      const more = trigger.any_of.length - told.length;
      const phrases = told.length === 0 ? '…' : told.join(', ');
      return `${label} ${phrases}${more > 0 ? ` and ${more} more` : ''}`;
    }
    case 'no_response_after':
      return `${label} ${trigger.minutes} min`;
    case 'client_dials':
      return `${label} ${trigger.digit}`;
    default:
      return label;
  }
}
