import { targetOf } from '../actions/target-of.ts';
import { sameJson } from '../diff/same-json.ts';
import type { AutoMessage, AutoReply, Definition } from '../document.ts';
import type { CommandResult } from './command.ts';
import type { Fragment } from './fragment.ts';
import { mintAutoReplyIds, mintMessageIds } from './mint-ids.ts';
import { refuse } from './refuse.ts';
import { replaceAutoReplies } from './replace-auto-replies.ts';
import { restore } from './restore.ts';

/** Puts a fragment in under new ids, also one from another schedule. */
export interface Paste {
  readonly type: 'paste';
  readonly fragment: Fragment;
  /** The message that takes auto replies, null for the defaults; messages go to the list of messages whatever it says. */
  readonly into: string | null;
  /** Place in that list; null: the end. */
  readonly at: number | null;
  /** What the new ids are made of: 1–40 letters and digits that were never used before. */
  readonly seed: string;
}

export function paste(definition: Definition, command: Paste): CommandResult {
  const { fragment, seed } = command;
  const known = new Set(definition.messages.map(({ id }) => id));
  if (fragment.kind === 'messages') {
    const messages = mintMessageIds(fragment.messages, { seed, known });
    const opened = leftOpen(fragment.messages.flatMap(answersOf), messages.flatMap(answersOf));
    return telling(pasteMessages(definition, { ...command, fragment, messages }), [
      ...opened,
      ...otherHours(definition, fragment),
    ]);
  }
  const auto_replies = mintAutoReplyIds(fragment.auto_replies, { seed, known });
  return telling(
    pasteAutoReplies(definition, { ...command, auto_replies }),
    leftOpen(fragment.auto_replies, auto_replies),
  );
}

function answersOf({ auto_replies }: AutoMessage): readonly AutoReply[] {
  return auto_replies;
}

function telling(result: CommandResult, told: readonly string[]): CommandResult {
  return result.ok && told.length > 0 ? { ...result, told: told.join(' ') } : result;
}

/** Actions that led to a message this schedule does not have. */
function leftOpen(copied: readonly AutoReply[], pasted: readonly AutoReply[]): readonly string[] {
  const open = (list: readonly AutoReply[]) =>
    list.flatMap(({ actions }) => actions).filter((action) => targetOf(action) === '').length;
  const count = open(pasted) - open(copied);
  if (count === 0) return [];
  return [
    count === 1
      ? 'One action led to a message that is not here: choose where it leads now.'
      : `${count} actions led to messages that are not here: choose where they lead now.`,
  ];
}

/** Windows of the same name but other hours: the schedule keeps its own. */
function otherHours(
  { windows }: Definition,
  fragment: Extract<Fragment, { readonly kind: 'messages' }>,
): readonly string[] {
  return Object.entries(fragment.windows)
    .filter(([name, week]) => Object.hasOwn(windows, name) && !sameJson(windows[name], week))
    .map(([name]) => `The hours “${name}” are those of this schedule.`);
}

type Messages = Pick<Paste, 'at'> & {
  readonly fragment: Extract<Fragment, { readonly kind: 'messages' }>;
  readonly messages: readonly AutoMessage[];
};

function pasteMessages(definition: Definition, { fragment, messages, at }: Messages): CommandResult {
  const place = at ?? definition.messages.length;
  if (place < 0 || place > definition.messages.length) return refuse('place_unknown');
  const { name, windows, policy } = definition;
  const added = Object.entries(fragment.windows).filter(([each]) => !Object.hasOwn(windows, each));
  return {
    ok: true,
    definition: {
      ...definition,
      messages: definition.messages.toSpliced(place, 0, ...messages),
      windows: added.length === 0 ? windows : Object.fromEntries([...Object.entries(windows), ...added]),
    },
    undo: {
      type: 'batch',
      name: `paste ${counted(messages.length, 'message')}`,
      commands: [
        ...messages.map(({ id }) => ({
          type: 'remove' as const,
          of: { kind: 'message' as const, message_id: id },
          references: 'keep' as const,
        })),
        ...(added.length === 0 ? [] : [restore({ kind: 'schedule' }, { name, windows, policy })]),
      ],
    },
    name: `paste ${counted(messages.length, 'message')}`,
  };
}

function pasteAutoReplies(
  definition: Definition,
  { auto_replies, into, at }: Pick<Paste, 'into' | 'at'> & { readonly auto_replies: readonly AutoReply[] },
): CommandResult {
  const list =
    into === null ? definition.default_auto_replies : definition.messages.find(({ id }) => id === into)?.auto_replies;
  if (!list) return refuse('message_unknown');
  const place = at ?? list.length;
  if (place < 0 || place > list.length) return refuse('place_unknown');
  return {
    ok: true,
    definition: replaceAutoReplies(definition, { message_id: into, list: list.toSpliced(place, 0, ...auto_replies) }),
    undo: {
      type: 'batch',
      name: `paste ${counted(auto_replies.length, 'auto reply')}`,
      commands: auto_replies.map(({ id }) => ({
        type: 'remove',
        of: { kind: 'auto_reply', auto_reply_id: id },
        references: 'keep',
      })),
    },
    name: `paste ${counted(auto_replies.length, 'auto reply')}`,
  };
}

function counted(count: number, noun: 'message' | 'auto reply'): string {
  if (count === 1) return noun === 'message' ? 'a message' : 'an auto reply';
  return noun === 'message' ? `${count} messages` : `${count} auto replies`;
}
