import { targetOf } from '../actions/target-of.ts';
import type { AutoMessage, AutoReply } from '../document.ts';

export interface Minting {
  /** What the new ids are made of: the caller draws it anew each time, for rules have no randomness. */
  readonly seed: string;
  /** Messages that stay what they are: an action that leads to one of these still does. */
  readonly known: ReadonlySet<string>;
}

/** Copies with new ids; what led from one to another of them does so again, what led to a message not here is left open. */
export function mintMessageIds(messages: readonly AutoMessage[], { seed, known }: Minting): readonly AutoMessage[] {
  const ids = new Map(messages.map(({ id }, index) => [id, `msg_${seed}_${index}`]));
  return messages.map((message, index) => ({
    ...message,
    id: `msg_${seed}_${index}`,
    auto_replies: mint(message.auto_replies, {
      prefix: `ar_${seed}_${index}`,
      target: (id) => ids.get(id) ?? (known.has(id) ? id : ''),
    }),
  }));
}

/** The same for auto replies on their own. */
export function mintAutoReplyIds(list: readonly AutoReply[], { seed, known }: Minting): readonly AutoReply[] {
  return mint(list, { prefix: `ar_${seed}`, target: (id) => (known.has(id) ? id : '') });
}

function mint(
  list: readonly AutoReply[],
  { prefix, target }: { readonly prefix: string; readonly target: (message_id: string) => string },
): readonly AutoReply[] {
  return list.map((auto_reply, index) => ({
    ...auto_reply,
    id: `${prefix}_${index}`,
    actions: auto_reply.actions.map((action) => {
      const old = targetOf(action);
      return old !== null && 'message_id' in action ? { ...action, message_id: target(old) } : action;
    }),
  }));
}
