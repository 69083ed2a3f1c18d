import fc from 'fast-check';
import type { Definition } from '../document.ts';
import { autoMessageSchema } from '../document/auto-message-schema.ts';
import type { Offset } from '../document/timing-schema.ts';
import { arbitraryDefinition } from '../laws/arbitrary-definition.spec-support.ts';
import type { Command } from './command.ts';
import { copyMessages } from './copy-messages.ts';

/** An edit made for whatever document there is by then: what it is about is picked from what is there. */
export type Edit = (definition: Definition) => Command;

const pick = fc.nat({ max: 12 });
const offset = fc.constantFrom<Offset[]>({ days: -2 }, { hours: 3 }, { minutes: 0 }, { months: 1 }, { weeks: -1 });

/** Past the end: an id nothing has, as after an edit by someone else. */
function nth(ids: readonly string[], at: number): string {
  return ids[at % (ids.length + 1)] ?? 'gone';
}

const messageIds = ({ messages }: Definition) => messages.map(({ id }) => id);

function replyIds({ messages, default_auto_replies }: Definition): readonly string[] {
  return [...messages.flatMap(({ auto_replies }) => auto_replies), ...default_auto_replies].map(({ id }) => id);
}

/** Ids never used before: edits are numbered. */
const seed = fc.nat({ max: 1_000_000 }).map((number) => `x${number}`);

const fields: readonly { readonly path: readonly string[]; readonly value: unknown }[] = [
  { path: ['name'], value: 'Renamed' },
  { path: ['name'], value: 7 },
  { path: ['id'], value: 'other' },
  { path: ['content', 'body'], value: 'Hi {{ first_name }}' },
  { path: ['condition'], value: { field: 'event.title', op: 'is_set' } },
  { path: ['timing'], value: null },
  { path: ['timing', 'window'], value: 'nights' },
  { path: ['translations', 'es'], value: { body: 'Hola' } },
  { path: ['auto_replies', '0'], value: null },
  { path: ['trigger', 'any_of', '0'], value: 'delayed' },
  { path: ['trigger', 'any_of', '-'], value: 'delayed' },
  { path: ['trigger'], value: { type: 'message_fails' } },
  { path: ['actions', '0'], value: { type: 'reply' } },
  { path: ['actions'], value: [] },
  { path: ['policy', 'stop_after'], value: ['confirmed'] },
  { path: ['policy'], value: {} },
  { path: ['windows', 'weekend'], value: { sat: [['10:00', '12:00']] } },
  { path: ['windows', 'default'], value: {} },
  { path: ['__proto__', 'polluted'], value: true },
  { path: [], value: 'nothing like it' },
];

const single: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.constantFrom('a', 'b', 'new', 'gone'), fc.constantFrom(null, 0, 1, 99)).map(([id, at]): Edit => () => ({
    type: 'add_message',
    at,
    message: autoMessageSchema.parse({ id, name: 'New', purpose: 'reminder', type: 'sms', content: {} }),
  })),
  fc.tuple(pick, pick, seed).map(([at, to, id]): Edit => (definition) => ({
    type: 'add_auto_reply',
    message_id: to === 0 ? null : nth(messageIds(definition), to),
    at: at === 0 ? at : null,
    auto_reply: { id, trigger: { type: 'any_other_reply' }, actions: [] },
  })),
  fc.tuple(pick, fc.constantFrom('empty' as const, 'keep' as const)).map(([at, references]): Edit => (definition) => ({
    type: 'remove',
    of: { kind: 'message', message_id: nth(messageIds(definition), at) },
    references,
  })),
  pick.map((at): Edit => (definition) => ({
    type: 'remove',
    of: { kind: 'auto_reply', auto_reply_id: nth(replyIds(definition), at) },
    references: 'empty',
  })),
  fc.tuple(pick, seed).map(([at, id]): Edit => (definition) => ({
    type: 'duplicate',
    of: { kind: 'message', message_id: nth(messageIds(definition), at) },
    seed: id,
  })),
  fc.tuple(pick, seed).map(([at, id]): Edit => (definition) => ({
    type: 'duplicate',
    of: { kind: 'auto_reply', auto_reply_id: nth(replyIds(definition), at) },
    seed: id,
  })),
  fc
    .tuple(pick, offset, fc.constantFrom('start' as const, 'end' as const))
    .map(([at, by, anchor]): Edit => (definition) => ({
      type: 'move_in_time',
      message_id: nth(messageIds(definition), at),
      anchor,
      offset: by,
    })),
  fc
    .tuple(pick, pick, fc.constantFrom('transition_to' as const, 'enable_message' as const, 'disable_message' as const))
    .map(([at, to, action]): Edit => (definition) => ({
      type: 'connect',
      auto_reply_id: nth(replyIds(definition), at),
      action,
      message_id: nth(messageIds(definition), to),
    })),
  fc.tuple(pick, fc.nat({ max: 3 })).map(([at, action_index]): Edit => (definition) => ({
    type: 'disconnect',
    auto_reply_id: nth(replyIds(definition), at),
    action_index,
  })),
  fc.tuple(pick, fc.nat({ max: 3 }), pick).map(([at, action_index, to]): Edit => (definition) => ({
    type: 'retarget',
    auto_reply_id: nth(replyIds(definition), at),
    action_index,
    message_id: nth(messageIds(definition), to),
  })),
  fc
    .tuple(
      pick,
      fc.constantFrom(...fields),
      fc.constantFrom('add' as const, 'replace' as const, 'remove' as const),
      fc.nat({ max: 2 }),
    )
    .map(([at, field, operation, kind]): Edit => (definition) => ({
      type: 'edit_field',
      of:
        kind === 0
          ? { kind: 'schedule' }
          : kind === 1
            ? { kind: 'message', message_id: nth(messageIds(definition), at) }
            : { kind: 'auto_reply', auto_reply_id: nth(replyIds(definition), at) },
      operation,
      ...field,
    })),
  fc.tuple(pick, pick).map(([at, to]): Edit => (definition) => ({
    type: 'reorder',
    of: { kind: 'message', message_id: nth(messageIds(definition), at) },
    to,
  })),
  fc.tuple(pick, fc.nat({ max: 5 })).map(([at, to]): Edit => (definition) => ({
    type: 'reorder',
    of: { kind: 'auto_reply', auto_reply_id: nth(replyIds(definition), at) },
    to,
  })),
  fc.tuple(pick, fc.nat({ max: 3 }), fc.nat({ max: 3 })).map(([at, action_index, to]): Edit => (definition) => ({
    type: 'reorder',
    of: { kind: 'action', auto_reply_id: nth(replyIds(definition), at), action_index },
    to,
  })),
  fc.tuple(arbitraryDefinition, seed, fc.constantFrom(null, 0, 1)).map(([other, id, at]): Edit => () => ({
    type: 'paste',
    fragment: { ...copyMessages(other, ['a', 'b']) },
    into: null,
    at,
    seed: id,
  })),
  fc.tuple(arbitraryDefinition, seed, pick).map(([other, id, to]): Edit => (definition) => ({
    type: 'paste',
    fragment: { kind: 'auto_replies', auto_replies: other.messages[0]?.auto_replies ?? [] },
    into: to === 0 ? null : nth(messageIds(definition), to),
    at: null,
    seed: id,
  })),
);

/** Any edit, possible or not, and several as one. */
export const arbitraryEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 5, arbitrary: single },
  {
    weight: 1,
    arbitrary: fc.array(single, { minLength: 1, maxLength: 4 }).map((edits): Edit => (definition) => ({
      type: 'batch',
      name: 'several edits',
      commands: edits.map((edit) => edit(definition)),
    })),
  },
);
