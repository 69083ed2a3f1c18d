import { describe, expect, it } from 'vitest';
import { reminder, Scenario, schedule, START } from '../scenario.spec-support.ts';

const DAY_BEFORE = '2026-03-11T14:00:00.000Z';
const go = (message_id: string) => [{ type: 'transition_to', message_id }];
const silence = (minutes: number, actions: readonly object[], id = 'silence') => ({
  id,
  trigger: { type: 'no_response_after', minutes },
  actions,
});

describe('ruling 21: enable and disable', () => {
  const auto_replies = [
    {
      id: 'on',
      trigger: { type: 'reply_is', any_of: ['on'] },
      actions: [{ type: 'enable_message', message_id: 'extra' }],
    },
    {
      id: 'off',
      trigger: { type: 'reply_is', any_of: ['off'] },
      actions: [{ type: 'disable_message', message_id: 'extra' }],
    },
  ];
  const at = (hours: number, availability = 'on_demand') =>
    reminder({ id: 'extra', availability, timing: { anchor: 'start', offset: { hours }, window: 'any' } });
  const play = (extra: object, ...said: readonly string[]) => {
    const flow = new Scenario(schedule(reminder({ auto_replies }), extra)).start().until(DAY_BEFORE);
    for (const text of said) flow.reply(text);
    return flow.until(START);
  };

  it('sends an enabled message at its own time, and a disabled one not at all', () => {
    expect(play(at(-2), 'on').sentMessages).toEqual(['remind', 'extra']);
    expect(play(at(-2)).sentMessages).toEqual(['remind']);
    const off = play(at(-2, 'scheduled'), 'off');
    expect(off.sentMessages).toEqual(['remind']);
    expect(off.skipped).toEqual([['extra', 'disabled']]);
  });

  it('lets the last one win', () => {
    expect(play(at(-2), 'on', 'off').sentMessages).toEqual(['remind']);
    expect(play(at(-2), 'off', 'on').sentMessages).toEqual(['remind', 'extra']);
  });

  it('sends nothing when the enabled message’s time has passed', () => {
    const flow = play(at(-48), 'on');
    expect(flow.sentMessages).toEqual(['remind']);
    expect(flow.skipped).toEqual([['extra', 'past_when_planned']]);
  });

  it('sends nothing when its time passed while it was not scheduled', () => {
    const flow = new Scenario(schedule(reminder({ auto_replies }), at(-4, 'scheduled'))).start().until(DAY_BEFORE);
    flow.publish('rev_2', schedule(reminder({ auto_replies }), at(-4)));
    flow.until('2026-03-12T11:00:00.000Z');
    flow.reply('on');
    flow.until(START);
    expect(flow.sentMessages).toEqual(['remind']);
  });
});

describe('ruling 22: reminders and follow-ups after a no', () => {
  const follow_up = {
    ...reminder({ id: 'after', timing: { anchor: 'end', offset: { hours: 1 }, window: 'any' } }),
    purpose: 'follow_up',
  };
  const second = reminder({ id: 'second', timing: { anchor: 'start', offset: { hours: -2 }, window: 'any' } });

  it.each([
    ['2', 'cancelled'],
    ['3', 'reschedule_requested'],
  ])('does not go on after the reply %s', (text, state) => {
    const flow = new Scenario(schedule(reminder(), second, follow_up)).start().until(DAY_BEFORE);
    flow.reply(text);
    expect(flow.state).toBe(state);
    flow.until('2026-03-13T00:00:00.000Z');
    expect(flow.sentMessages).toEqual(['remind']);
    expect(flow.skipped).toEqual([
      ['second', 'stopped_after_state'],
      ['after', 'stopped_after_state'],
    ]);
  });

  it('goes on after a confirm, and again when a cancel is taken back in time', () => {
    const flow = new Scenario(schedule(reminder(), second, follow_up)).start().until(DAY_BEFORE);
    flow.reply('2');
    flow.reply('1');
    flow.until('2026-03-13T00:00:00.000Z');
    expect(flow.sentMessages).toEqual(['remind', 'second', 'after']);
  });
});

describe('ruling 23: a reply that nothing matches', () => {
  it('goes to the inbox, tells staff, and ends the waiting for a response', () => {
    const flow = new Scenario(schedule(reminder({ auto_replies: [silence(60, go('remind'))] })))
      .start()
      .until(DAY_BEFORE);
    const { effects } = flow.reply('my dog ate it');
    expect(effects).toEqual([
      {
        type: 'notify_staff',
        key: 'n/in_4/reply_unmatched',
        reason: 'reply_unmatched',
        source: null,
        input_id: 'in_4',
      },
    ]);
    flow.until(START);
    expect(flow.sentMessages).toEqual(['remind']);
  });

  it('goes there too when it answers no message or comes after the reply window', () => {
    const flow = new Scenario(schedule(reminder())).start().until(DAY_BEFORE);
    flow.reply('1', 's/other/v1/1');
    expect(flow.state).toBe('none');
    flow.until('2026-03-26T15:00:00.000Z');
    expect(flow.last.finished).toBe(true);
    flow.reply('1');
    expect(flow.state).toBe('none');
    expect(flow.notified).toEqual(['reply_unmatched', 'reply_unmatched']);
  });
});
