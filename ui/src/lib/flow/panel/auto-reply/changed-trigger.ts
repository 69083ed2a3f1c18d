import type { Trigger } from '@kept/rules/document';
import { newTrigger } from '../../document/new-trigger.ts';

/** Another trigger in the place of this one; the phrases go along where the new one has some too. */
export function changedTrigger(trigger: Trigger, type: Trigger['type']): Trigger {
  const changed = newTrigger(type);
  return 'any_of' in changed && 'any_of' in trigger ? { ...changed, any_of: trigger.any_of } : changed;
}
