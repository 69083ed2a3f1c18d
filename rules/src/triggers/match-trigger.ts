import type { Trigger } from '../document.ts';
import type { Occurrence } from './occurrence.ts';
import { TRIGGER_KINDS } from './trigger-kinds.ts';
import type { TriggerMatch } from './trigger-kind.ts';

/** Whether a trigger fires on what happened, and by which phrase. */
export function matchTrigger(trigger: Trigger, occurrence: Occurrence): TriggerMatch | null {
  return matchKind(trigger.type, trigger, occurrence);
}

type OfType<T extends Trigger['type']> = Extract<Trigger, { readonly type: T }>;

function matchKind<T extends Trigger['type']>(type: T, trigger: Trigger, occurrence: Occurrence): TriggerMatch | null {
  return isOfType(type, trigger) ? TRIGGER_KINDS[type].match(trigger, occurrence) : null;
}

function isOfType<T extends Trigger['type']>(type: T, trigger: Trigger): trigger is OfType<T> {
  return trigger.type === type;
}
