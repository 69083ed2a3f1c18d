import type { AutoMessage, AutoReply, Definition } from '../document.ts';
import type { Definitions } from '../definitions.ts';
import { ownValue } from '../own-value.ts';

export interface AuthoredMessage {
  readonly definition: Definition;
  readonly revision_id: string;
  readonly message: AutoMessage;
}

/** An auto message as a revision has it; null when the revision or the message is unknown. */
export function findMessage(
  definitions: Definitions,
  { revision_id, auto_message_id }: { readonly revision_id: string; readonly auto_message_id: string },
): AuthoredMessage | null {
  const definition = ownValue(definitions.by_revision, revision_id);
  const message = definition?.messages.find((each) => each.id === auto_message_id);
  return definition && message ? { definition, revision_id, message } : null;
}

/** An auto reply of a message or among the schedule's defaults. */
export function findAutoReply({ definition, message }: AuthoredMessage, auto_reply_id: string): AutoReply | null {
  return (
    message.auto_replies.find((each) => each.id === auto_reply_id) ??
    definition.default_auto_replies.find((each) => each.id === auto_reply_id) ??
    null
  );
}
