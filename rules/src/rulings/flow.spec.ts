import { describe, expect, it } from 'vitest';
import { reminder, Scenario, schedule, START } from '../scenario.spec-support.ts';

const DAY_BEFORE = '2026-03-11T14:00:00.000Z';
const go = (message_id: string) => [{ type: 'transition_to', message_id }];
const onDemand = (id: string, more: object = {}) => reminder({ id, name: id, availability: 'on_demand', timing: null, ...more });
const silence = (minutes: number, actions: readonly object[], id = 'silence') => ({ id, trigger: { type: 'no_response_after', minutes }, actions });

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
    const auto_replies = [silence(30, go('next'), 'short'), silence(60, [{ type: 'reply', body: 'still there?' }], 'long')];
    const flow = new Scenario(schedule(reminder({ auto_replies }), onDemand('next'))).start().until(START);
    expect(flow.sends).toHaveLength(2);
    expect(flow.trace).toContainEqual(expect.objectContaining({ rule: 'timer', auto_reply_id: 'long', detail: { reason: 'transition' } }));
  });

  it('lets a target with no usable address fire its own failure trigger', () => {
    const auto_replies = [{ id: 'mail', trigger: { type: 'reply_is', any_of: ['mail'] }, actions: go('by_mail') }];
    const by_mail = {
      ...onDemand('by_mail', { auto_replies: [{ id: 'back', trigger: { type: 'message_fails' }, actions: go('next') }] }),
      type: 'email',
      content: { body: 'Hello' },
    };
    const flow = new Scenario(schedule(reminder({ auto_replies }), by_mail, onDemand('next'))).start().until(DAY_BEFORE);
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
    const off = new Scenario(schedule(reminder({ auto_replies }), onDemand('next', { availability: 'off' }))).start().until(DAY_BEFORE);
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
    expect(flow.effects).toContainEqual({ type: 'log', key: 'log/limit/visits_per_message', code: 'automation_stopped', detail: { limit: 'visits_per_message' } });
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
    const flow = new Scenario(schedule(reminder({ auto_replies: [silence(5, go('m0'))] }), ...chain, onDemand('m14'))).start().until(START);
    expect(flow.sentMessages).toHaveLength(11);
    expect(flow.memory.stopped_by).toBe('transitions_without_client');
  });

  it('follows at most twenty-five in all, however much the client says', () => {
    const next = (index: number) => [{ id: `a${index}`, trigger: { type: 'any_other_reply' }, actions: go(`m${index}`) }];
    const chain = Array.from({ length: 30 }, (_, index) => onDemand(`m${index}`, { auto_replies: next(index + 1) }));
    const flow = new Scenario(schedule(reminder({ auto_replies: next(0) }), ...chain)).start().until('2026-03-11T14:00:00.000Z');
    for (let turn = 0; turn < 28; turn += 1) {
      flow.now = new Date(Date.parse(flow.now) + 10 * 60_000).toISOString();
      flow.reply('go on');
    }
    expect(flow.sentMessages).toHaveLength(26);
    expect(flow.memory.stopped_by).toBe('transitions_in_all');
  });

  it('gives at most ten automatic answers in an hour, and takes marks all the same', () => {
    const auto_replies = [{ id: 'any', trigger: { type: 'any_other_reply' }, actions: [{ type: 'reply', body: 'Who is this?' }] }];
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

describe('ruling 15: no response after', () => {
  const nudging = [silence(60, go('nudge'))];
  const flowAt = (moment: string) => new Scenario(schedule(reminder({ auto_replies: nudging }), onDemand('nudge'))).start().until(moment);

  it('starts when the provider accepts, not before', () => {
    const flow = new Scenario(schedule(reminder({ auto_replies: nudging }), onDemand('nudge'))).start();
    flow.accepts = false;
    flow.until('2026-03-11T16:00:00.000Z');
    expect(flow.memory.timers).toEqual([]);
    flow.take({ type: 'delivery', key: 's/remind/v1/1', outcome: 'accepted', reason: null });
    expect(flow.last.wake_at).toBe('2026-03-11T17:00:00.000Z');
    flow.until('2026-03-11T17:00:00.000Z');
    expect(flow.sentMessages).toEqual(['remind', 'nudge']);
  });

  it.each([
    ['a reply', (flow: Scenario) => flow.reply('hm')],
    ['a state set by staff', (flow: Scenario) => flow.participant({ state: 'confirmed' }).take({ type: 'state_set', state: 'confirmed', by: 'staff' })],
    ['an act on the page', (flow: Scenario) => flow.take({ type: 'state_set', state: 'confirmed', by: 'client_page' })],
    ['an opt-out', (flow: Scenario) => flow.take({ type: 'opted_out', channel: 'email', word: 'stop', answers: null })],
    ['a staff edit', (flow: Scenario) => flow.appointment({ version: 2 }).take({ type: 'appointment_changed', change: 'edited', version: 2, keep_answer: false })],
    ['a state that changed unseen', (flow: Scenario) => flow.participant({ state: 'confirmed' }).take({ type: 'timer' })],
  ])('is cancelled by %s', (_, act) => {
    const flow = flowAt('2026-03-11T14:10:00.000Z');
    act(flow);
    flow.until('2026-03-11T20:00:00.000Z');
    expect(flow.sentMessages).toEqual(['remind']);
  });

  it('is cancelled by a newer message of the sequence', () => {
    const second = reminder({ id: 'second', timing: { anchor: 'start', offset: { minutes: -23 * 60 - 30 }, window: 'any' } });
    const flow = new Scenario(schedule(reminder({ auto_replies: nudging }), second, onDemand('nudge'))).start().until('2026-03-11T20:00:00.000Z');
    expect(flow.sentMessages).toEqual(['remind', 'second']);
  });

  it('is not armed for a message that was answered before it was reported accepted', () => {
    const flow = new Scenario(schedule(reminder({ auto_replies: nudging }), onDemand('nudge'))).start();
    flow.accepts = false;
    flow.until(DAY_BEFORE);
    flow.reply('hm');
    flow.take({ type: 'delivery', key: 's/remind/v1/1', outcome: 'accepted', reason: null });
    expect(flow.memory.timers).toEqual([]);
  });

  it('never sends after the start: staff are told instead', () => {
    const late = reminder({ timing: { anchor: 'start', offset: { minutes: -30 }, window: 'any' }, auto_replies: nudging });
    const flow = new Scenario(schedule(late, onDemand('nudge'))).start().until('2026-03-12T16:00:00.000Z');
    expect(flow.sentMessages).toEqual(['remind']);
    expect(flow.notified).toEqual(['no_response_after_start']);
  });

  it('tells staff when quiet hours would hold the message past the start', () => {
    const facts = { account: { quiet_hours: { from: '08:45', to: '10:30' } } };
    const early = reminder({ timing: { anchor: 'start', offset: { hours: -2 }, window: 'any' }, auto_replies: nudging });
    const flow = new Scenario(schedule(early, onDemand('nudge')), { facts }).start().until(START);
    expect(flow.sentMessages).toEqual(['remind']);
    expect(flow.notified).toEqual(['no_response_after_start']);
  });

  it('prefers the message’s own wait to a default of the same length', () => {
    const document = { ...schedule(reminder({ auto_replies: nudging }), onDemand('nudge')), default_auto_replies: [silence(60, [{ type: 'reply', body: 'x' }], 'default')] };
    const flow = new Scenario(document).start().until('2026-03-11T15:30:00.000Z');
    expect(flow.sentMessages).toEqual(['remind', 'nudge']);
    expect(flow.trace).toContainEqual(expect.objectContaining({ auto_reply_id: 'default', verdict: 'shadowed', detail: { by: 'silence' } }));
  });
});

describe('ruling 16: message fails', () => {
  const fails = [{ id: 'fails', trigger: { type: 'message_fails' }, actions: [{ type: 'send_email_notification' }] }];
  const fail = (flow: Scenario, reason: string) => flow.take({ type: 'delivery', key: 's/remind/v1/1', outcome: 'failed', reason });

  it('fires on final failure, even after the provider had accepted the message', () => {
    const flow = new Scenario(schedule(reminder({ auto_replies: fails }))).start().until(DAY_BEFORE);
    fail(flow, 'carrier_30003');
    expect(flow.notified).toEqual(['authored']);
    fail(flow, 'carrier_30003');
    expect(flow.notified).toEqual(['authored']);
  });

  it('tells staff when nothing is authored for it', () => {
    const flow = new Scenario(schedule(reminder())).start().until(DAY_BEFORE);
    fail(flow, 'carrier_30005');
    expect(flow.notified).toEqual(['message_failed']);
  });

  it('counts a missing address as a failure and a stopped one as a skip that fires nothing', () => {
    const missing = new Scenario(schedule(reminder({ auto_replies: fails }))).participant({ addresses: { sms: null, email: null, call: null } }).start().until(DAY_BEFORE);
    expect(missing.sends).toEqual([]);
    expect(missing.notified).toEqual(['authored']);
    expect(missing.skipped).toEqual([['remind', 'no_address']]);
    const stopped = new Scenario(schedule(reminder({ auto_replies: fails }))).stop('sms').start().until(DAY_BEFORE);
    expect(stopped.notified).toEqual([]);
    expect(stopped.skipped).toEqual([['remind', 'opted_out']]);
  });

  it('fires nothing when the claim refuses the message', () => {
    const flow = new Scenario(schedule(reminder({ auto_replies: fails }))).start();
    flow.accepts = false;
    flow.until(DAY_BEFORE);
    expect(flow.take({ type: 'delivery', key: 's/remind/v1/1', outcome: 'skipped', reason: 'stop_list' }).effects).toEqual([]);
  });

  it('does not take an unknown outcome for a failure, tells staff, and takes a late acceptance', () => {
    const flow = new Scenario(schedule(reminder({ auto_replies: [...fails, silence(60, go('remind'))] }))).start();
    flow.accepts = false;
    flow.until(DAY_BEFORE);
    flow.take({ type: 'delivery', key: 's/remind/v1/1', outcome: 'unknown', reason: 'timeout' });
    expect(flow.notified).toEqual(['outcome_unknown']);
    expect(flow.memory.timers).toEqual([]);
    flow.take({ type: 'delivery', key: 's/remind/v1/1', outcome: 'resolved', reason: null });
    expect(flow.memory.timers).toHaveLength(1);
  });

  it('tells staff of an answer that could not be delivered', () => {
    const flow = new Scenario(schedule(reminder())).start().until(DAY_BEFORE);
    flow.accepts = false;
    flow.reply('1');
    flow.take({ type: 'delivery', key: flow.sends.at(-1)?.key ?? '', outcome: 'failed', reason: 'carrier_30006' });
    expect(flow.notified).toEqual(['client_confirmed', 'message_failed']);
  });
});

describe('ruling 21: enable and disable', () => {
  const auto_replies = [
    { id: 'on', trigger: { type: 'reply_is', any_of: ['on'] }, actions: [{ type: 'enable_message', message_id: 'extra' }] },
    { id: 'off', trigger: { type: 'reply_is', any_of: ['off'] }, actions: [{ type: 'disable_message', message_id: 'extra' }] },
  ];
  const at = (hours: number, availability = 'on_demand') => reminder({ id: 'extra', availability, timing: { anchor: 'start', offset: { hours }, window: 'any' } });
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
});

describe('ruling 22: reminders and follow-ups after a no', () => {
  const follow_up = { ...reminder({ id: 'after', timing: { anchor: 'end', offset: { hours: 1 }, window: 'any' } }), purpose: 'follow_up' };
  const second = reminder({ id: 'second', timing: { anchor: 'start', offset: { hours: -2 }, window: 'any' } });

  it.each([['2', 'cancelled'], ['3', 'reschedule_requested']])('does not go on after the reply %s', (text, state) => {
    const flow = new Scenario(schedule(reminder(), second, follow_up)).start().until(DAY_BEFORE);
    flow.reply(text);
    expect(flow.state).toBe(state);
    flow.until('2026-03-13T00:00:00.000Z');
    expect(flow.sentMessages).toEqual(['remind']);
    expect(flow.skipped).toEqual([['second', 'stopped_after_state'], ['after', 'stopped_after_state']]);
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
    const flow = new Scenario(schedule(reminder({ auto_replies: [silence(60, go('remind'))] }))).start().until(DAY_BEFORE);
    const { effects } = flow.reply('my dog ate it');
    expect(effects).toEqual([{ type: 'notify_staff', key: 'n/in_4/reply_unmatched', reason: 'reply_unmatched', source: null, input_id: 'in_4' }]);
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
