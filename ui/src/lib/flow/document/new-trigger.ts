import type { Trigger } from '@kept/rules/document';
import { triggerSchema } from '@kept/rules/triggers/trigger-schema';

/** What a new trigger says before anybody has said more; a draft may have no phrases yet. */
const BEGINNINGS: Readonly<Record<string, object>> = {
  reply_is: { any_of: [] },
  reply_includes: { any_of: [] },
  no_response_after: { minutes: 60 },
  client_dials: { digit: '1' },
};

/** A trigger of this type as it is before it is filled in. */
export function newTrigger(type: Trigger['type']): Trigger {
  return triggerSchema.parse({ type, ...BEGINNINGS[type] });
}
