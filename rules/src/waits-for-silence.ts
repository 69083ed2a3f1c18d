import type { Definitions } from './definitions.ts';
import { findMessage } from './turn/find-authored.ts';
import { inScope } from './turn/search-auto-replies.ts';

/** A message that was or will be sent, as far as it can be looked up. */
export interface AuthoredRef {
  readonly revision_id: string | null;
  readonly auto_message_id: string | null;
}

/** Whether the acceptance of an auto message starts a clock: it, or a default of its schedule, acts on no response (ruling 15). */
export function waitsForSilence(definitions: Definitions, { revision_id, auto_message_id }: AuthoredRef): boolean {
  if (revision_id === null || auto_message_id === null) return false;
  const authored = findMessage(definitions, { revision_id, auto_message_id });
  if (authored === null) return false;
  return (['auto_reply', 'default_auto_reply'] as const).some((scope) =>
    inScope(authored, scope).some(({ trigger }) => trigger.type === 'no_response_after'),
  );
}
