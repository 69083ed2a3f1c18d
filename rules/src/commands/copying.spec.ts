import { describe, expect, it } from 'vitest';
import { define, reminder, schedule } from '../scenario.spec-support.ts';
import type { Command } from './command.ts';
import { copyMessages } from './copy-messages.ts';
import { fragmentSchema } from './fragment.ts';
import { apply, late, refusal, running, visit } from './visit.spec-support.ts';

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

describe('pasting between schedules', () => {
  const other = define({
    ...schedule(reminder({ id: 'first', timing: { anchor: 'start', offset: { days: -3 }, window: 'nights' } })),
    windows: { nights: { fri: [['20:00', '02:00']] }, default: { mon: [['09:00', '17:00']] } },
  });

  it('takes several at once under new ids, keeps what leads among them, and says what it had to leave open', () => {
    const { definition, told, name } = apply(other, {
      type: 'paste',
      fragment: copyMessages(visit, ['remind']),
      into: null,
      at: null,
      seed: 's1',
    });
    expect(name).toBe('paste a message');
    expect(told).toBe('One action led to a message that is not here: choose where it leads now.');
    expect(definition.messages.map(({ id }) => id)).toEqual(['first', 'msg_s1_0']);
    const both = apply(other, {
      type: 'paste',
      fragment: copyMessages(visit, ['running', 'remind']),
      into: null,
      at: 0,
      seed: 's2',
    });
    expect(both.told).toBeUndefined();
    expect(both.definition.messages.map(({ id }) => id)).toEqual(['msg_s2_0', 'msg_s2_1', 'first']);
    expect(both.definition.messages[0]?.auto_replies[0]?.actions[1]).toEqual({
      type: 'transition_to',
      message_id: 'msg_s2_1',
    });
  });

  it('brings the hours that are missing, and says where the schedule’s own hold', () => {
    const fragment = copyMessages(other, ['first']);
    expect(apply(visit, { type: 'paste', fragment, into: null, at: null, seed: 's' }).definition.windows).toEqual({
      nights: other.windows['nights'],
    });
    const closed = define({ ...schedule(reminder()), windows: { nights: {} } });
    const { told, definition } = apply(closed, { type: 'paste', fragment, into: null, at: null, seed: 's' });
    expect(told).toBe('The hours “nights” are those of this schedule.');
    expect(definition.windows).toEqual(closed.windows);
  });

  it('says of a batch all that its edits say', () => {
    const paste = (seed: string): Command => ({
      type: 'paste',
      fragment: copyMessages(visit, ['remind']),
      into: null,
      at: null,
      seed,
    });
    const { told } = apply(other, { type: 'batch', name: 'paste twice', commands: [paste('a'), paste('b')] });
    expect(told?.split('.').length).toBe(3);
  });
});
