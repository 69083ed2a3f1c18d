import { sameJson } from '../diff/same-json.ts';
import type { AutoMessage, AutoReply, Definition } from '../document.ts';
import type { Command, Subject } from './command.ts';

/**
 * The edits that turn one document into another, as small as fields allow, so that they can be made on a third version
 * too: what somebody changed, put on top of what somebody else saved meanwhile.
 */
export function editsBetween(before: Definition, after: Definition): readonly Command[] {
  const was = repliesById(before);
  const is = repliesById(after);
  const kept = after.messages.flatMap((message) => {
    const old = before.messages.find(({ id }) => id === message.id);
    return old === undefined ? [] : [{ old, message }];
  });
  const removed_messages = before.messages.filter(({ id }) => after.messages.every((each) => each.id !== id));
  const removed_replies = [...was.values()].filter(
    ({ auto_reply, message_id }) =>
      is.get(auto_reply.id)?.message_id !== message_id && removed_messages.every(({ id }) => id !== message_id),
  );
  const added = after.messages.filter(({ id }) => before.messages.every((each) => each.id !== id));
  return [
    ...scheduleEdits(before, after),
    // What goes goes first: an id must never stand for two things.
    ...removed_replies.map(({ auto_reply }) => removing({ kind: 'auto_reply', auto_reply_id: auto_reply.id })),
    ...removed_messages.map(({ id }) => removing({ kind: 'message', message_id: id })),
    ...kept.flatMap(({ old, message }) => messageEdits(old, message)),
    ...kept.flatMap(({ old, message }) =>
      replyEdits(old.auto_replies, { list: message.auto_replies, message_id: message.id }),
    ),
    ...replyEdits(before.default_auto_replies, { list: after.default_auto_replies, message_id: null }),
    ...added.map((message): Command => ({
      type: 'add_message',
      message,
      at: after.messages.findIndex(({ id }) => id === message.id),
    })),
    ...reorders([...kept.toSorted(inOrderOf(before)).map(({ message }) => message.id)], {
      added: added.map(({ id }) => id),
      after: after.messages.map(({ id }) => id),
    }).map(({ id, to }): Command => ({ type: 'reorder', of: { kind: 'message', message_id: id }, to })),
  ];
}

type Kept = { readonly message: AutoMessage };

function inOrderOf({ messages }: Definition): (one: Kept, other: Kept) => number {
  const places = new Map(messages.map(({ id }, index) => [id, index]));
  return (one, other) => (places.get(one.message.id) ?? 0) - (places.get(other.message.id) ?? 0);
}

interface PlacedReply {
  readonly auto_reply: AutoReply;
  readonly message_id: string | null;
}

function repliesById({ messages, default_auto_replies }: Definition): ReadonlyMap<string, PlacedReply> {
  return new Map(
    [{ id: null, auto_replies: default_auto_replies }, ...messages].flatMap(({ id, auto_replies }) =>
      auto_replies.map((auto_reply) => [auto_reply.id, { auto_reply, message_id: id }] as const),
    ),
  );
}

function removing(of: Exclude<Subject, { readonly kind: 'schedule' }>): Command {
  return { type: 'remove', of, references: 'keep' };
}

function scheduleEdits(before: Definition, after: Definition): readonly Command[] {
  const of = { kind: 'schedule' } as const;
  return [
    ...fieldEdits(of, { before: { name: before.name }, after: { name: after.name }, path: [] }),
    ...fieldEdits(of, { before: before.windows, after: after.windows, path: ['windows'] }),
    ...fieldEdits(of, { before: before.policy, after: after.policy, path: ['policy'] }),
  ];
}

function messageEdits(old: AutoMessage, message: AutoMessage): readonly Command[] {
  const of = { kind: 'message', message_id: message.id } as const;
  // Another type has other content: the message as a whole, with the replies it still has, which are seen to apart.
  if (old.type !== message.type) {
    const kept = old.auto_replies.filter(({ id }) => message.auto_replies.some((each) => each.id === id));
    const value = { ...message, auto_replies: kept };
    return [{ type: 'edit_field', of, path: [], operation: 'replace', value }];
  }
  const { auto_replies: _old, content: old_content, translations: old_translations, ...old_fields } = old;
  const { auto_replies: _new, content, translations, ...fields } = message;
  return [
    ...fieldEdits(of, { before: old_fields, after: fields, path: [] }),
    ...fieldEdits(of, { before: old_content, after: content, path: ['content'] }),
    ...fieldEdits(of, { before: old_translations, after: translations, path: ['translations'] }),
  ];
}

interface Fields {
  readonly before: object;
  readonly after: object;
  readonly path: readonly string[];
}

/** An edit for each key that came, went or has another value. */
function fieldEdits(of: Subject, { before, after, path }: Fields): readonly Command[] {
  const old = new Map<string, unknown>(Object.entries(before));
  const now = new Map<string, unknown>(Object.entries(after));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): readonly Command[] => {
    const edit = { type: 'edit_field', of, path: [...path, key] } as const;
    if (!now.has(key)) return [{ ...edit, operation: 'remove', value: null }];
    if (!old.has(key)) return [{ ...edit, operation: 'add', value: now.get(key) }];
    return sameJson(old.get(key), now.get(key)) ? [] : [{ ...edit, operation: 'replace', value: now.get(key) }];
  });
}

interface Replies {
  readonly list: readonly AutoReply[];
  readonly message_id: string | null;
}

function replyEdits(before: readonly AutoReply[], { list, message_id }: Replies): readonly Command[] {
  const old = new Map(before.map((each) => [each.id, each]));
  const kept = before.filter(({ id }) => list.some((each) => each.id === id)).map(({ id }) => id);
  const added = list.filter(({ id }) => !old.has(id));
  return [
    ...list.flatMap((auto_reply) => {
      const { id: auto_reply_id, ...after } = auto_reply;
      const was = old.get(auto_reply_id);
      if (was === undefined) return [];
      const { id: _id, ...fields } = was;
      return fieldEdits({ kind: 'auto_reply', auto_reply_id }, { before: fields, after, path: [] });
    }),
    ...added.map((auto_reply): Command => {
      const at = list.findIndex(({ id }) => id === auto_reply.id);
      return { type: 'add_auto_reply', auto_reply, message_id, at };
    }),
    ...reorders(kept, { added: added.map(({ id }) => id), after: list.map(({ id }) => id) }).map(
      ({ id, to }): Command => ({ type: 'reorder', of: { kind: 'auto_reply', auto_reply_id: id }, to }),
    ),
  ];
}

interface Ordering {
  readonly added: readonly string[];
  readonly after: readonly string[];
}

/** The moves that bring a list into its new order once what is added stands at its place. */
function reorders(
  kept: readonly string[],
  { added, after }: Ordering,
): readonly { readonly id: string; readonly to: number }[] {
  let list = [...kept];
  for (const id of added) list = list.toSpliced(after.indexOf(id), 0, id);
  return after.flatMap((id, to) => {
    const from = list.indexOf(id);
    if (from === to) return [];
    list = list.toSpliced(from, 1).toSpliced(to, 0, id);
    return [{ id, to }];
  });
}
