import { describe, expect, it } from 'vitest';
import { reminder, Scenario, schedule, START } from '../scenario.spec-support.ts';

const DAY_BEFORE = '2026-03-11T14:00:00.000Z';
const go = (message_id: string) => [{ type: 'transition_to', message_id }];
const onDemand = (id: string, more: object = {}) =>
  reminder({ id, name: id, availability: 'on_demand', timing: null, ...more });
const silence = (minutes: number, actions: readonly object[], id = 'silence') => ({
  id,
  trigger: { type: 'no_response_after', minutes },
  actions,
});

describe('ruling 13: transition to', () => {
  it('sends the target now, ignoring its condition and timing, and skips its own scheduled send', () => {
    const auto_replies = [{ id: 'more', trigger: { type: 'reply_is', any_of: ['more'] }, actions: go('later') }];
    const later = reminder({
      id: 'later',
      timing: { anchor: 'start', offset: { hours: -2 }, window: 'any' },
      condition: { field: 'event.title', op: 'includes', value: 'nothing like it' },
    });
    const flow = new Scenario(schedule(reminder({ auto_replies }), later)).start().until(DAY_BEFORE);
    flow.reply('more');
    expect(flow.sentMessages).toEqual(['remind', 'later']);
    flow.until(START);
    expect(flow.sentMessages).toEqual(['remind', 'later']);
    expect(flow.skipped).toEqual([['later', 'already_sent_by_transition']]);
  });

  it('ends the timers of the message left behind', () => {
    const auto_replies = [
      silence(30, go('next'), 'short'),
      silence(60, [{ type: 'reply', body: 'still there?' }], 'long'),
    ];
    const flow = new Scenario(schedule(reminder({ auto_replies }), onDemand('next'))).start().until(START);
    expect(flow.sends).toHaveLength(2);
    expect(flow.trace).toContainEqual(
      expect.objectContaining({ rule: 'timer', auto_reply_id: 'long', detail: { reason: 'transition' } }),
    );
  });

  it('lets a target with no usable address fire its own failure trigger', () => {
    const auto_replies = [{ id: 'mail', trigger: { type: 'reply_is', any_of: ['mail'] }, actions: go('by_mail') }];
    const by_mail = {
      ...onDemand('by_mail', {
        auto_replies: [{ id: 'back', trigger: { type: 'message_fails' }, actions: go('next') }],
      }),
      type: 'email',
      content: { body: 'Hello' },
    };
    const flow = new Scenario(schedule(reminder({ auto_replies }), by_mail, onDemand('next')))
      .start()
      .until(DAY_BEFORE);
    flow.participant({ addresses: { sms: '+12025550123', email: null, call: null } }).reply('mail');
    expect(flow.sentMessages).toEqual(['remind', 'next']);
    expect(flow.skipped).toEqual([['by_mail', 'no_address']]);
  });

  it('takes the target as newly published, and as it was when it is gone', () => {
    const auto_replies = [{ id: 'more', trigger: { type: 'reply_is', any_of: ['more'] }, actions: go('next') }];
    const flow = new Scenario(schedule(reminder({ auto_replies }), onDemand('next'))).start().until(DAY_BEFORE);
    flow.publish('rev_2', schedule(reminder()));
    flow.reply('more');
    expect(flow.sends.at(-1)?.source).toEqual({ kind: 'auto_message', revision_id: 'rev_1', auto_message_id: 'next' });
  });

  it('skips a target that was switched off, and one whose address is stopped', () => {
    const auto_replies = [{ id: 'more', trigger: { type: 'reply_is', any_of: ['more'] }, actions: go('next') }];
    const off = new Scenario(schedule(reminder({ auto_replies }), onDemand('next', { availability: 'off' })))
      .start()
      .until(DAY_BEFORE);
    off.reply('more');
    expect(off.skipped).toEqual([['next', 'off']]);
    const stopped = new Scenario(schedule(reminder({ auto_replies }), onDemand('next'))).start().until(DAY_BEFORE);
    stopped.stop('sms').reply('more');
    expect(stopped.skipped).toEqual([['next', 'opted_out']]);
    expect(stopped.notified).toEqual([]);
  });
});

describe('ruling 14: limits', () => {
  const loop = [{ id: 'again', trigger: { type: 'reply_is', any_of: ['again'] }, actions: go('remind') }];

  it('visits one message three times, then stops the authored automation with a log entry and a notification', () => {
    const flow = new Scenario(schedule(reminder({ auto_replies: loop }))).start().until(DAY_BEFORE);
    for (let turn = 0; turn < 4; turn += 1) flow.reply('again');
    expect(flow.sentMessages).toEqual(['remind', 'remind', 'remind']);
    expect(flow.notified).toEqual(['automation_stopped', 'reply_unmatched']);
    expect(flow.effects).toContainEqual({
      type: 'log',
      key: 'log/limit/visits_per_message',
      code: 'automation_stopped',
      detail: { limit: 'visits_per_message' },
    });
    expect(flow.skipped).toEqual([['remind', 'limit_reached']]);
    flow.reply('1');
    expect(flow.state).toBe('confirmed');
    expect(flow.texts).toEqual(['thanks_confirmed']);
  });

  it('ends a loop of silence after three visits', () => {
    const flow = new Scenario(schedule(reminder({ auto_replies: [silence(5, go('remind'))] }))).start().until(START);
    expect(flow.sentMessages).toEqual(['remind', 'remind', 'remind']);
  });

  it('follows at most ten transitions without the client', () => {
    const chain = Array.from({ length: 14 }, (_, index) =>
      onDemand(`m${index}`, { auto_replies: [silence(5, go(`m${index + 1}`), `s${index}`)] }),
    );
    const flow = new Scenario(schedule(reminder({ auto_replies: [silence(5, go('m0'))] }), ...chain, onDemand('m14')))
      .start()
      .until(START);
    expect(flow.sentMessages).toHaveLength(11);
    expect(flow.memory.stopped_by).toBe('transitions_without_client');
  });

  it('follows at most twenty-five in all, however much the client says', () => {
    const next = (index: number) => [
      { id: `a${index}`, trigger: { type: 'any_other_reply' }, actions: go(`m${index}`) },
    ];
    const chain = Array.from({ length: 30 }, (_, index) => onDemand(`m${index}`, { auto_replies: next(index + 1) }));
    const flow = new Scenario(schedule(reminder({ auto_replies: next(0) }), ...chain))
      .start()
      .until('2026-03-11T14:00:00.000Z');
    for (let turn = 0; turn < 28; turn += 1) {
      flow.now = new Date(Date.parse(flow.now) + 10 * 60_000).toISOString();
      flow.reply('go on');
    }
    expect(flow.sentMessages).toHaveLength(26);
    expect(flow.memory.stopped_by).toBe('transitions_in_all');
  });

  it('gives at most ten automatic answers in an hour, and takes marks all the same', () => {
    const auto_replies = [
      { id: 'any', trigger: { type: 'any_other_reply' }, actions: [{ type: 'reply', body: 'Who is this?' }] },
    ];
    const flow = new Scenario(schedule(reminder({ auto_replies }))).start().until(DAY_BEFORE);
    for (let turn = 0; turn < 15; turn += 1) flow.reply('I am out of office');
    expect(flow.sends.filter(({ source }) => source.kind === 'automatic_reply')).toHaveLength(10);
    flow.reply('1');
    expect(flow.state).toBe('confirmed');
    expect(flow.texts).toEqual([]);
    flow.now = '2026-03-11T15:30:00.000Z';
    flow.reply('1');
    expect(flow.texts).toEqual(['thanks_confirmed']);
  });
});
