import { describe, expect, it } from 'vitest';
import type { Definition } from '../document.ts';
import { define, reminder, schedule } from '../scenario.spec-support.ts';
import { applyCommand } from './apply-command.ts';
import type { Command } from './command.ts';
import { copyMessages } from './copy-messages.ts';
import { fragmentSchema } from './fragment.ts';

const late = { id: 'late', trigger: { type: 'reply_includes', any_of: ['late'] }, actions: [] };
const running = { ...reminder(), id: 'running', name: 'Running late', availability: 'on_demand' };
const visit = define({
  ...schedule(
    reminder({
      auto_replies: [
        {
          ...late,
          actions: [
            { type: 'reply', body: 'No problem.' },
            { type: 'transition_to', message_id: 'running' },
          ],
        },
      ],
    }),
    running,
  ),
  default_auto_replies: [
    {
      id: 'off',
      trigger: { type: 'reply_is', any_of: ['enough'] },
      actions: [{ type: 'disable_message', message_id: 'remind' }],
    },
  ],
});

/** Makes the edit or fails the spec. */
function apply(definition: Definition, command: Command) {
  const result = applyCommand(definition, command);
  if (!result.ok) throw new Error(result.problem.message);
  return result;
}

function refusal(definition: Definition, command: Command) {
  const result = applyCommand(definition, command);
  return result.ok ? null : result.problem.code;
}

describe('removing', () => {
  it('a message leaves the actions that led to it open, to be pointed elsewhere', () => {
    const { definition, name } = apply(visit, {
      type: 'remove',
      of: { kind: 'message', message_id: 'running' },
      references: 'empty',
    });
    expect(name).toBe('delete “Running late”');
    expect(definition.messages[0]?.auto_replies[0]?.actions[1]).toEqual({ type: 'transition_to', message_id: '' });
  });

  it('what is gone already is refused', () => {
    expect(refusal(visit, { type: 'remove', of: { kind: 'message', message_id: 'gone' }, references: 'empty' })).toBe(
      'message_unknown',
    );
    expect(
      refusal(visit, { type: 'remove', of: { kind: 'auto_reply', auto_reply_id: 'gone' }, references: 'empty' }),
    ).toBe('auto_reply_unknown');
  });
});

describe('copying', () => {
  it('a duplicate stands behind its original under new ids, and what led to itself leads to the copy', () => {
    const looped = define(
      schedule(reminder({ auto_replies: [{ ...late, actions: [{ type: 'transition_to', message_id: 'remind' }] }] })),
    );
    const { definition } = apply(looped, {
      type: 'duplicate',
      of: { kind: 'message', message_id: 'remind' },
      seed: 'k',
    });
    expect(definition.messages.map(({ id, name }) => [id, name])).toEqual([
      ['remind', 'Reminder, 1 day before'],
      ['msg_k_0', 'Reminder, 1 day before (copy)'],
    ]);
    expect(definition.messages[1]?.auto_replies).toEqual([
      { ...late, id: 'ar_k_0_0', actions: [{ type: 'transition_to', message_id: 'msg_k_0' }] },
    ]);
  });

  it('a paste into another schedule brings the windows it names and leaves open what led outside', () => {
    const source = define({
      ...schedule(
        {
          ...reminder({ auto_replies: [{ ...late, actions: [{ type: 'transition_to', message_id: 'running' }] }] }),
          timing: { anchor: 'start', offset: { days: -1 }, window: 'nights' },
        },
        running,
      ),
      windows: { nights: { fri: [['20:00', '02:00']] }, other: {} },
    });
    const clipboard: unknown = JSON.parse(JSON.stringify(copyMessages(source, ['remind'])));
    const { definition } = apply(define({ spec_version: 1 }), {
      type: 'paste',
      fragment: fragmentSchema.parse(clipboard),
      into: null,
      at: null,
      seed: 'k',
    });
    expect(Object.keys(definition.windows)).toEqual(['nights']);
    expect(definition.messages[0]?.auto_replies[0]?.actions).toEqual([{ type: 'transition_to', message_id: '' }]);
  });

  it('a seed that was used before is refused, for ids are never used again', () => {
    const command: Command = { type: 'duplicate', of: { kind: 'auto_reply', auto_reply_id: 'late' }, seed: 'k' };
    expect(refusal(apply(visit, command).definition, command)).toBe('does_not_fit');
  });
});

describe('connecting', () => {
  it('puts an enable before the transition that ends the turn', () => {
    const { definition } = apply(visit, {
      type: 'connect',
      auto_reply_id: 'late',
      action: 'enable_message',
      message_id: 'remind',
    });
    expect(definition.messages[0]?.auto_replies[0]?.actions.map(({ type }) => type)).toEqual([
      'reply',
      'enable_message',
      'transition_to',
    ]);
  });

  it('a second transition and the same edge twice are refused', () => {
    expect(
      refusal(visit, { type: 'connect', auto_reply_id: 'late', action: 'transition_to', message_id: 'remind' }),
    ).toBe('already_connected');
    expect(
      refusal(visit, { type: 'connect', auto_reply_id: 'off', action: 'disable_message', message_id: 'remind' }),
    ).toBe('already_connected');
  });

  it('an edge from “do nothing” takes its place', () => {
    const quiet = define(schedule(reminder({ auto_replies: [{ ...late, actions: [{ type: 'do_nothing' }] }] })));
    const { definition } = apply(quiet, {
      type: 'connect',
      auto_reply_id: 'late',
      action: 'transition_to',
      message_id: 'remind',
    });
    expect(definition.messages[0]?.auto_replies[0]?.actions).toEqual([{ type: 'transition_to', message_id: 'remind' }]);
  });

  it('only an edge can be pointed elsewhere or cut', () => {
    expect(refusal(visit, { type: 'retarget', auto_reply_id: 'late', action_index: 0, message_id: 'remind' })).toBe(
      'not_connected',
    );
    expect(refusal(visit, { type: 'disconnect', auto_reply_id: 'late', action_index: 0 })).toBe('not_connected');
    const cut = apply(visit, { type: 'disconnect', auto_reply_id: 'late', action_index: 1 });
    expect(cut.definition.messages[0]?.auto_replies[0]?.actions.map(({ type }) => type)).toEqual(['reply']);
  });
});

describe('editing', () => {
  it('moving in time keeps the window of the message', () => {
    const { definition } = apply(visit, {
      type: 'move_in_time',
      message_id: 'remind',
      anchor: 'start',
      offset: { days: -2 },
    });
    expect(definition.messages[0]?.timing).toEqual({ ...visit.messages[0]?.timing, offset: { days: -2 } });
  });

  it('a value that the field does not take is refused with its place', () => {
    const result = applyCommand(visit, {
      type: 'edit_field',
      of: { kind: 'message', message_id: 'remind' },
      path: ['content', 'body'],
      operation: 'replace',
      value: 7,
    });
    expect(result.ok ? null : result.problem.message).toContain('content/body');
  });

  it('an id stays what it is', () => {
    expect(
      refusal(visit, {
        type: 'edit_field',
        of: { kind: 'message', message_id: 'remind' },
        path: ['id'],
        operation: 'replace',
        value: 'new',
      }),
    ).toBe('id_fixed');
  });

  it('an edit leaves all other messages the same objects, so that a canvas draws one node again', () => {
    const { definition } = apply(visit, {
      type: 'edit_field',
      of: { kind: 'message', message_id: 'remind' },
      path: ['name'],
      operation: 'replace',
      value: 'New',
    });
    expect(definition.messages[1]).toBe(visit.messages[1]);
  });

  it('a batch never lets one id stand for two messages, not even between its steps', () => {
    const again = { ...reminder(), content: { body: 'Another' } };
    const [message] = define(schedule(again)).messages;
    if (!message) throw new Error('no message');
    const add: Command = { type: 'add_message', message, at: null };
    const remove: Command = { type: 'remove', of: { kind: 'message', message_id: 'remind' }, references: 'keep' };
    expect(refusal(visit, { type: 'batch', name: 'swap', commands: [add, remove] })).toBe('does_not_fit');
    expect(refusal(visit, { type: 'batch', name: 'swap', commands: [remove, add] })).toBeNull();
  });

  it('a batch is made whole or not at all', () => {
    const rename: Command = {
      type: 'edit_field',
      of: { kind: 'schedule' },
      path: ['name'],
      operation: 'replace',
      value: 'New',
    };
    const gone: Command = { type: 'disconnect', auto_reply_id: 'gone', action_index: 0 };
    expect(refusal(visit, { type: 'batch', name: 'two edits', commands: [rename, gone] })).toBe('auto_reply_unknown');
  });
});
