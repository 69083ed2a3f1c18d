import { describe, expect, it } from 'vitest';
import type { Definition } from '../document.ts';
import { define, reminder, schedule } from '../scenario.spec-support.ts';
import { applyCommand } from './apply-command.ts';
import type { Command } from './command.ts';

const reply = (id: string) => ({ id, trigger: { type: 'reply_is', any_of: [id] }, actions: [] });
const notify = { type: 'send_email_notification' };
const [b, c] = ['b', 'c'].map((id) => reminder({ id, name: id.toUpperCase() }));
const visit = define({
  ...schedule(
    reminder({
      id: 'a',
      name: 'A',
      auto_replies: [reply('r1'), { ...reply('r2'), actions: [notify, { type: 'repeat' }] }],
    }),
    b ?? {},
    c ?? {},
  ),
  default_auto_replies: [reply('d1')],
});
const [fresh] = define(schedule(reminder({ id: 'new', name: 'New' }))).messages;
const [answer] = define({ ...schedule(), default_auto_replies: [reply('late')] }).default_auto_replies;

function lists(definition: Definition) {
  const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id).join(' ');
  return [
    ids(definition.messages),
    ids(definition.messages.find(({ id }) => id === 'a')?.auto_replies ?? []),
    ids(definition.default_auto_replies),
  ];
}

/** What stands where after the command and what it is called; or why it is refused. */
function done(command: Command) {
  const result = applyCommand(visit, command);
  if (!result.ok) return result.problem.code;
  const undone = applyCommand(result.definition, result.undo);
  expect(undone.ok && undone.definition).toEqual(visit);
  return [...lists(result.definition), result.name];
}

const message = (message_id: string) => ({ kind: 'message', message_id }) as const;
const auto_reply = (auto_reply_id: string) => ({ kind: 'auto_reply', auto_reply_id }) as const;

describe('another place', () => {
  it.each<[Command, readonly string[] | string]>([
    [{ type: 'reorder', of: message('a'), to: 2 }, ['b c a', 'r1 r2', 'd1', 'move “A”']],
    [{ type: 'reorder', of: message('c'), to: 0 }, ['c a b', 'r1 r2', 'd1', 'move “C”']],
    [{ type: 'reorder', of: message('gone'), to: 0 }, 'message_unknown'],
    [{ type: 'reorder', of: message('a'), to: 3 }, 'place_unknown'],
    [{ type: 'reorder', of: message('a'), to: -1 }, 'place_unknown'],
    [{ type: 'reorder', of: auto_reply('r1'), to: 1 }, ['a b c', 'r2 r1', 'd1', 'move reply is “r1”']],
    [{ type: 'reorder', of: auto_reply('d1'), to: 0 }, ['a b c', 'r1 r2', 'd1', 'move reply is “d1”']],
    [{ type: 'reorder', of: auto_reply('d1'), to: 1 }, 'place_unknown'],
    [{ type: 'reorder', of: auto_reply('gone'), to: 0 }, 'auto_reply_unknown'],
    [
      { type: 'reorder', of: { kind: 'action', auto_reply_id: 'r2', action_index: 1 }, to: 0 },
      ['a b c', 'r1 r2', 'd1', 'move an action'],
    ],
    [{ type: 'reorder', of: { kind: 'action', auto_reply_id: 'r2', action_index: 2 }, to: 0 }, 'action_unknown'],
    [{ type: 'reorder', of: { kind: 'action', auto_reply_id: 'r2', action_index: 0 }, to: 2 }, 'place_unknown'],
    [{ type: 'reorder', of: { kind: 'action', auto_reply_id: 'gone', action_index: 0 }, to: 0 }, 'auto_reply_unknown'],
  ])('%j', (command, expected) => {
    expect(done(command)).toEqual(expected);
  });

  it('of an action is the one it says', () => {
    const of = { kind: 'action', auto_reply_id: 'r2', action_index: 1 } as const;
    const result = applyCommand(visit, { type: 'reorder', of, to: 0 });
    const actions = result.ok ? result.definition.messages[0]?.auto_replies[1]?.actions : [];
    expect(actions?.map(({ type }) => type)).toEqual(['repeat', 'send_email_notification']);
  });
});

describe('something new', () => {
  if (fresh === undefined || answer === undefined) throw new Error('nothing to add');

  it.each<[number | null, readonly string[] | string]>([
    [null, ['a b c new', 'r1 r2', 'd1', 'add “New”']],
    [0, ['new a b c', 'r1 r2', 'd1', 'add “New”']],
    [3, ['a b c new', 'r1 r2', 'd1', 'add “New”']],
    [4, 'place_unknown'],
    [-1, 'place_unknown'],
  ])('a message at %j', (at, expected) => {
    expect(done({ type: 'add_message', message: fresh, at })).toEqual(expected);
  });

  it.each<[string | null, number | null, readonly string[] | string]>([
    ['a', null, ['a b c', 'r1 r2 late', 'd1', 'add reply is “late”']],
    ['a', 0, ['a b c', 'late r1 r2', 'd1', 'add reply is “late”']],
    ['a', 2, ['a b c', 'r1 r2 late', 'd1', 'add reply is “late”']],
    ['a', 3, 'place_unknown'],
    ['a', -1, 'place_unknown'],
    [null, null, ['a b c', 'r1 r2', 'd1 late', 'add reply is “late”']],
    [null, 0, ['a b c', 'r1 r2', 'late d1', 'add reply is “late”']],
    ['gone', 0, 'message_unknown'],
  ])('an answer of %j at %j', (message_id, at, expected) => {
    expect(done({ type: 'add_auto_reply', auto_reply: answer, message_id, at })).toEqual(expected);
  });
});

describe('an edit', () => {
  const of = message('a');
  const edit = (path: readonly string[], operation: 'add' | 'remove' | 'replace', value: unknown = null) => {
    const result = applyCommand(visit, { type: 'edit_field', of, path, operation, value });
    return result.ok ? result.definition.messages[0] : result.problem.code;
  };

  it('puts into a list, takes out of it and replaces in it, by a place that is there', () => {
    const phrases = (index: string, operation: 'add' | 'remove' | 'replace', value: unknown = 'x') => {
      const result = applyCommand(visit, {
        type: 'edit_field',
        of: auto_reply('r1'),
        path: ['trigger', 'any_of', index],
        operation,
        value,
      });
      if (!result.ok) return 'refused';
      const trigger = result.definition.messages[0]?.auto_replies[0]?.trigger;
      return trigger !== undefined && 'any_of' in trigger ? trigger.any_of.join() : '';
    };
    expect(phrases('0', 'add')).toBe('x,r1');
    expect(phrases('1', 'add')).toBe('r1,x');
    expect(phrases('-', 'add')).toBe('r1,x');
    expect(phrases('0', 'replace')).toBe('x');
    expect(phrases('0', 'remove')).toBe('');
    for (const index of ['2', '-1', '01', '0x', 'x0', '1234567']) expect(phrases(index, 'add')).toBe('refused');
    for (const index of ['1', '-']) {
      expect(phrases(index, 'replace')).toBe('refused');
      expect(phrases(index, 'remove')).toBe('refused');
    }
  });

  it('is refused where nothing is, and never reaches for what every object has', () => {
    expect(edit(['timing', 'offset', 'hours'], 'replace', -2)).toMatchObject({ timing: { offset: { hours: -2 } } });
    for (const path of [['name', 'x'], ['condition', 'field'], ['nothing', 'x'], ['__proto__', 'x'], ['__proto__']])
      expect(typeof edit(path, 'add', 'x')).toBe('string');
    expect(typeof edit(['nothing'], 'remove')).toBe('string');
    expect(typeof edit(['nothing'], 'replace', 'x')).toBe('string');
    expect(edit(['translations', 'es'], 'add', { body: 'Hola' })).toMatchObject({
      translations: { es: { body: 'Hola' } },
    });
  });
});
