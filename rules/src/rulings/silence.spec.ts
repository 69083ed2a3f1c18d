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

describe('ruling 15: no response after', () => {
  const nudging = [silence(60, go('nudge'))];
  const flowAt = (moment: string) =>
    new Scenario(schedule(reminder({ auto_replies: nudging }), onDemand('nudge'))).start().until(moment);

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
    [
      'a reply that may be for another appointment',
      (flow: Scenario) =>
        flow.take({ type: 'reply', channel: 'sms', text: '3', answers: flow.newestKey(), ambiguous: true }),
    ],
    [
      'a state set by staff',
      (flow: Scenario) =>
        flow.participant({ state: 'confirmed' }).take({ type: 'state_set', state: 'confirmed', by: 'staff' }),
    ],
    ['an act on the page', (flow: Scenario) => flow.take({ type: 'state_set', state: 'confirmed', by: 'client_page' })],
    ['an opt-out', (flow: Scenario) => flow.take({ type: 'opted_out', channel: 'email', word: 'stop', answers: null })],
    [
      'a staff edit',
      (flow: Scenario) =>
        flow
          .appointment({ version: 2 })
          .take({ type: 'appointment_changed', change: 'edited', version: 2, keep_answer: false }),
    ],
    [
      'a state that changed unseen',
      (flow: Scenario) => flow.participant({ state: 'confirmed' }).take({ type: 'timer' }),
    ],
  ])('is cancelled by %s', (_, act) => {
    const flow = flowAt('2026-03-11T14:10:00.000Z');
    act(flow);
    flow.until('2026-03-11T20:00:00.000Z');
    expect(flow.sentMessages).toEqual(['remind']);
  });

  it('is cancelled by a newer message of the sequence', () => {
    const second = reminder({
      id: 'second',
      timing: { anchor: 'start', offset: { minutes: -23 * 60 - 30 }, window: 'any' },
    });
    const flow = new Scenario(schedule(reminder({ auto_replies: nudging }), second, onDemand('nudge')))
      .start()
      .until('2026-03-11T20:00:00.000Z');
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
    const late = reminder({
      timing: { anchor: 'start', offset: { minutes: -30 }, window: 'any' },
      auto_replies: nudging,
    });
    const flow = new Scenario(schedule(late, onDemand('nudge'))).start().until('2026-03-12T16:00:00.000Z');
    expect(flow.sentMessages).toEqual(['remind']);
    expect(flow.notified).toEqual(['no_response_after_start']);
  });

  it('tells staff when quiet hours would hold the message past the start', () => {
    const facts = { account: { quiet_hours: { from: '08:45', to: '10:30' } } };
    const early = reminder({
      timing: { anchor: 'start', offset: { hours: -2 }, window: 'any' },
      auto_replies: nudging,
    });
    const flow = new Scenario(schedule(early, onDemand('nudge')), { facts }).start().until(START);
    expect(flow.sentMessages).toEqual(['remind']);
    expect(flow.notified).toEqual(['no_response_after_start']);
  });

  it('prefers the message’s own wait to a default of the same length', () => {
    const document = {
      ...schedule(reminder({ auto_replies: nudging }), onDemand('nudge')),
      default_auto_replies: [silence(60, [{ type: 'reply', body: 'x' }], 'default')],
    };
    const flow = new Scenario(document).start().until('2026-03-11T15:30:00.000Z');
    expect(flow.sentMessages).toEqual(['remind', 'nudge']);
    expect(flow.trace).toContainEqual(
      expect.objectContaining({ auto_reply_id: 'default', verdict: 'shadowed', detail: { by: 'silence' } }),
    );
  });
});

describe('a reply that overtakes the carrier’s receipt', () => {
  it('counts as one, and the receipt then says when the message really went', () => {
    const flow = new Scenario(schedule(reminder())).start();
    flow.accepts = false;
    flow.until(DAY_BEFORE);
    flow.now = '2026-03-11T18:00:00.000Z';
    flow.reply('1');
    expect(flow.memory.sent).toMatchObject([{ status: 'accepted', accepted_at: '2026-03-11T18:00:00.000Z' }]);
    flow.take({ type: 'delivery', key: 's/remind/v1/1', outcome: 'accepted', reason: null, at: DAY_BEFORE });
    expect(flow.memory.sent).toMatchObject([{ status: 'accepted', accepted_at: DAY_BEFORE }]);
    expect(flow.memory.timers).toEqual([]);
  });
});

describe('ruling 16: message fails', () => {
  const fails = [{ id: 'fails', trigger: { type: 'message_fails' }, actions: [{ type: 'send_email_notification' }] }];
  const fail = (flow: Scenario, reason: string) =>
    flow.take({ type: 'delivery', key: 's/remind/v1/1', outcome: 'failed', reason });

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
    const missing = new Scenario(schedule(reminder({ auto_replies: fails })))
      .participant({ addresses: { sms: null, email: null, call: null } })
      .start()
      .until(DAY_BEFORE);
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
    expect(
      flow.take({ type: 'delivery', key: 's/remind/v1/1', outcome: 'skipped', reason: 'stop_list' }).effects,
    ).toEqual([]);
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
