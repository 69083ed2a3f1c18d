import type { AutoMessage, AutoReply, Definition } from '../document.ts';
import { TRIGGER_KINDS } from '../triggers/trigger-kinds.ts';
import { mayStandAt } from '../may-stand-at.ts';

export interface PlacedMessage {
  readonly message: AutoMessage;
  readonly pointer: string;
}

export interface PlacedReply {
  readonly auto_reply: AutoReply;
  readonly pointer: string;
  /** The message it belongs to; null for a default. */
  readonly message: AutoMessage | null;
  /** Its place among the auto replies of its scope, from 0. */
  readonly index: number;
}

export function placedMessages({ messages }: Definition): readonly PlacedMessage[] {
  return messages.map((message, index) => ({ message, pointer: `/messages/${index}` }));
}

/** The auto replies of one message, or the defaults. */
export function repliesOf({ message, pointer }: PlacedMessage): readonly PlacedReply[] {
  return message.auto_replies.map((auto_reply, index) => ({
    auto_reply,
    pointer: `${pointer}/auto_replies/${index}`,
    message,
    index,
  }));
}

export function placedDefaults({ default_auto_replies }: Definition): readonly PlacedReply[] {
  return default_auto_replies.map((auto_reply, index) => ({
    auto_reply,
    pointer: `/default_auto_replies/${index}`,
    message: null,
    index,
  }));
}

/** Every auto reply of the document, in document order. */
export function placedReplies(definition: Definition): readonly PlacedReply[] {
  return [...placedMessages(definition).flatMap(repliesOf), ...placedDefaults(definition)];
}

/** The messages an auto reply can ever answer: its own, or those a default applies to. */
export function messagesAnsweredBy(
  definition: Definition,
  { auto_reply, message }: PlacedReply,
): readonly AutoMessage[] {
  if (message !== null) return [message];
  const kind = TRIGGER_KINDS[auto_reply.trigger.type];
  return definition.messages.filter((each) => !each.disable_default_auto_replies && mayStandAt(kind, each));
}
