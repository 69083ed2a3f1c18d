import { describe, expect, it } from 'vitest';
import { reminder, Scenario, schedule, START } from '../scenario.spec-support.ts';

/** What happens without the client: silence and failures act, and say why they do not. */

const DAY_BEFORE = '2026-03-11T14:00:00.000Z';
const KEY = 's/remind/v1/1';
const mark = { type: 'mark_as_cancelled' };
const mail = { type: 'send_email_notification' };
const say = { type: 'reply', body: 'Are you there?' };
const silent = (minutes: number, ...actions: readonly object[]) => ({
  id: `silent_${minutes}`,
  trigger: { type: 'no_response_after', minutes },
  actions,
});
const failing = (...actions: readonly object[]) => ({ id: 'fails', trigger: { type: 'message_fails' }, actions });
const flowOf = (...auto_replies: readonly object[]) => new Scenario(schedule(reminder({ auto_replies }))).start();
const effectsOf = (flow: Scenario) => flow.effects.filter(({ type }) => type !== 'send');
const traced = (flow: Scenario, rule: string) =>
  flow.trace.filter((entry) => entry.rule === rule).map(({ verdict, ruling, detail }) => [verdict, ruling, detail]);

describe('ruling 11: silence and failure mark as the system', () => {
  it('once, without a word to anyone, and fire no state trigger', () => {
    const cancels = { id: 'cancels', trigger: { type: 'client_cancels' }, actions: [say] };
    const flow = flowOf(silent(60, mark), cancels).until('2026-03-11T15:00:00.000Z');
    expect(effectsOf(flow)).toEqual([
      { type: 'set_state', key: expect.stringMatching(/^st\//u), state: 'cancelled', by: 'system' },
    ]);
    expect(flow.sentMessages).toEqual(['remind']);
    expect(flow.texts).toEqual([]);
    expect(traced(flow, 'mark')).toEqual([['applied', 11, { state: 'cancelled' }]]);
  });

  function failed(at: string, act: (flow: Scenario) => void = () => undefined): Scenario {
    const flow = flowOf(failing(mark)).until(DAY_BEFORE);
    act(flow);
    flow.now = at;
    flow.take({ type: 'delivery', key: KEY, outcome: 'failed', reason: 'carrier_30003' });
    return flow;
  }

  it('a failure marks before the end, and marks nothing from the end on', () => {
    expect(failed('2026-03-12T14:59:59.000Z').state).toBe('cancelled');
    const late = failed('2026-03-12T15:00:00.000Z');
    expect(late.state).toBe('none');
    expect(traced(late, 'mark')).toEqual([['ignored', 11, { state: 'cancelled' }]]);
  });

  it('a failure does not mark again what stands', () => {
    const flow = failed('2026-03-11T15:00:00.000Z', (each) => each.participant({ state: 'cancelled' }));
    expect(effectsOf(flow).filter(({ type }) => type === 'set_state')).toEqual([]);
    expect(traced(flow, 'mark')).toEqual([['ignored', 11, { state: 'cancelled' }]]);
  });
});

describe('ruling 16: a failure that fires nothing', () => {
  function failed(act: (flow: Scenario) => void, at = '2026-03-11T15:00:00.000Z'): Scenario {
    const flow = flowOf(failing(mail)).until(DAY_BEFORE);
    act(flow);
    flow.now = at;
    flow.take({ type: 'delivery', key: KEY, outcome: 'failed', reason: 'carrier_30003' });
    return flow;
  }

  it('does fire by itself, and staff get what is authored instead of the usual notice', () => {
    const flow = failed(() => undefined);
    expect(flow.notified).toEqual(['authored']);
    expect(traced(flow, 'auto_reply')).toEqual([['matched', 16, {}]]);
  });

  it.each<[string, (flow: Scenario) => void]>([
    ['participant_removed', (flow) => flow.participant({ removed: true })],
    ['appointment_cancelled', (flow) => flow.appointment({ status: 'cancelled' })],
    ['transitions_in_all', (flow) => void (flow.memory = { ...flow.memory, stopped_by: 'transitions_in_all' })],
  ])('because of %s tells staff by the usual notice', (reason, act) => {
    const flow = failed(act);
    expect(effectsOf(flow)).toMatchObject([
      { type: 'notify_staff', key: `n/${KEY}/message_failed`, reason: 'message_failed', source: null },
    ]);
    expect(traced(flow, 'message_fails')).toEqual([['suppressed', 16, { reason }]]);
  });

  it('does so after the reply window too, and not a moment before', () => {
    const end = '2026-03-26T15:00:00.000Z';
    expect(
      traced(
        failed(() => undefined, end),
        'message_fails',
      ),
    ).toEqual([['suppressed', 16, { reason: 'reply_window_over' }]]);
    expect(failed(() => undefined, '2026-03-26T14:59:59.000Z').notified).toEqual(['authored']);
  });

  it('of a stopped address is told to nobody', () => {
    const flow = failed((each) => each.stop('sms'));
    expect(effectsOf(flow)).toEqual([]);
    expect(traced(flow, 'message_fails')).toEqual([['suppressed', 16, { reason: 'opted_out' }]]);
  });

  it('with nothing authored is told by the usual notice', () => {
    const flow = flowOf().until(DAY_BEFORE);
    flow.take({ type: 'delivery', key: KEY, outcome: 'failed', reason: 'carrier_30003' });
    expect(traced(flow, 'message_fails')).toEqual([['no_match', 16, { reason: null }]]);
    expect(effectsOf(flow)).toMatchObject([{ key: `n/${KEY}/message_failed`, reason: 'message_failed' }]);
  });
});

describe('ruling 15: silence that comes too late', () => {
  const DAY = 24 * 60;
  const told = { type: 'notify_staff', reason: 'no_response_after_start' };

  it('tells staff at the start, though it would send nothing, and marks nothing', () => {
    const flow = flowOf(silent(DAY, mark, mail)).until(START);
    expect(effectsOf(flow)).toMatchObject([{ ...told, key: `n/${KEY}/silent_1440`, source: null }]);
    expect(traced(flow, 'timer').at(-1)).toEqual(['suppressed', 15, { reason: 'after_start' }]);
    expect(flow.state).toBe('none');
  });

  it('runs a minute before the start', () => {
    expect(flowOf(silent(DAY - 1, mark)).until(START).state).toBe('cancelled');
  });

  const quiet = { account: { quiet_hours: { from: '08:00', to: '20:00' }, may_forward: true } };
  const at_night = (...actions: readonly object[]) =>
    new Scenario(
      schedule(
        reminder({
          timing: { anchor: 'start', offset: { hours: -3 }, window: 'any' },
          auto_replies: [silent(90, ...actions)],
        }),
      ),
      { facts: quiet },
    )
      .start()
      .until(START);

  it('sends nothing that quiet hours would hold past the start; what only staff hear of is done', () => {
    expect(effectsOf(at_night(say))).toMatchObject([told]);
    expect(effectsOf(at_night(mail, say))).toMatchObject([told]);
    expect(at_night(mail).notified).toEqual(['authored']);
  });

  it('is in time after the end, for a follow-up', () => {
    const follow_up = {
      ...reminder({ timing: { anchor: 'end', offset: { hours: 1 }, window: 'any' }, auto_replies: [silent(60, mail)] }),
      purpose: 'follow_up',
    };
    const flow = new Scenario(schedule(follow_up)).start().until('2026-03-12T18:00:00.000Z');
    expect(flow.notified).toEqual(['authored']);
  });

  it.each<[string, (flow: Scenario) => void]>([
    ['the appointment was cancelled unseen', (flow) => flow.appointment({ status: 'cancelled' })],
    ['the client was taken off unseen', (flow) => flow.participant({ removed: true })],
    ['the state changed unseen', (flow) => flow.participant({ state: 'confirmed' })],
  ])('does nothing when %s', (_name, act) => {
    const flow = flowOf(silent(60, mail)).until('2026-03-11T14:30:00.000Z');
    act(flow);
    flow.now = '2026-03-11T15:00:00.000Z';
    flow.take({ type: 'clock_moved' });
    expect(flow.notified).toEqual([]);
  });

  it('starts no clock for what cannot be answered by silence, and says when one starts', () => {
    const flow = flowOf(silent(60, mail)).until(DAY_BEFORE);
    expect(traced(flow, 'timer')).toEqual([['applied', 15, { fire_at: '2026-03-11T15:00:00.000Z' }]]);
    expect(flow.memory.timers).toEqual([
      {
        sent_key: KEY,
        auto_message_id: 'remind',
        auto_reply_id: 'silent_60',
        fire_at: '2026-03-11T15:00:00.000Z',
        state: 'none',
      },
    ]);
    const unaccepted = (act: (each: Scenario) => void) => {
      const each = flowOf(silent(60, mail));
      each.accepts = false;
      each.until(DAY_BEFORE);
      act(each);
      each.take({ type: 'delivery', key: KEY, outcome: 'accepted', reason: null });
      return each.memory.timers.length;
    };
    expect(unaccepted(() => undefined)).toBe(1);
    expect(unaccepted((each) => each.participant({ state: 'confirmed' }))).toBe(0);
    expect(unaccepted((each) => each.appointment({ status: 'cancelled' }))).toBe(0);
    expect(unaccepted((each) => void (each.memory = { ...each.memory, stopped_by: 'transitions_in_all' }))).toBe(0);
  });

  it('fires one after the other by time, and a transition ends the other waits of that message', () => {
    const flow = new Scenario(
      schedule(
        reminder({
          auto_replies: [silent(90, mail), silent(60, { type: 'transition_to', message_id: 'nudge' })],
        }),
        reminder({ id: 'nudge', availability: 'on_demand', timing: null }),
      ),
    )
      .start()
      .until('2026-03-11T14:30:00.000Z');
    flow.now = '2026-03-11T16:00:00.000Z';
    flow.take({ type: 'timer' });
    expect(flow.sentMessages).toEqual(['remind', 'nudge']);
    expect(flow.notified).toEqual([]);
    expect(traced(flow, 'timer').at(-1)).toEqual(['suppressed', 15, { reason: 'transition' }]);
  });

  it('of two that end together without leading on, both fire', () => {
    const flow = flowOf(silent(60, mail), silent(90, mark)).until('2026-03-11T14:30:00.000Z');
    flow.now = '2026-03-11T16:00:00.000Z';
    flow.take({ type: 'timer' });
    expect(flow.notified).toEqual(['authored']);
  });
});

describe('ruling 11: state triggers and why they do not fire', () => {
  const on = (id: string, ...actions: readonly object[]) => ({ id, trigger: { type: 'client_confirms' }, actions });
  const confirmed = (more: object, defaults: readonly object[] = []) => {
    const document = { ...schedule(reminder(more)), default_auto_replies: defaults };
    return new Scenario(document).start().until(DAY_BEFORE);
  };

  it('the message’s first, then the defaults’; a second of one scope is shadowed (ruling 6)', () => {
    const flow = confirmed({ auto_replies: [on('a', mail), on('b', mail)] }, [on('d', mail)]);
    flow.reply('1');
    const about = flow.trace.filter(({ auto_reply_id }) => auto_reply_id !== null);
    expect(
      about.map(({ rule, verdict, ruling, auto_reply_id, detail }) => [rule, verdict, ruling, auto_reply_id, detail]),
    ).toEqual([
      ['auto_reply', 'shadowed', 6, 'b', { by: 'a' }],
      ['auto_reply', 'matched', 11, 'a', { state: 'confirmed' }],
      ['default_auto_reply', 'matched', 11, 'd', { state: 'confirmed' }],
    ]);
  });

  it('“do nothing” at the message keeps the defaults’ from firing (ruling 9)', () => {
    const flow = confirmed({ auto_replies: [on('a', { type: 'do_nothing' })] }, [on('d', mail)]);
    flow.reply('1');
    const suppressed = flow.trace.filter(({ verdict }) => verdict === 'suppressed');
    expect(suppressed).toContainEqual({
      rule: 'default_auto_reply',
      verdict: 'suppressed',
      ruling: 9,
      auto_message_id: 'remind',
      auto_reply_id: 'd',
      detail: {},
    });
  });

  it('a limit keeps them from firing, and says which (ruling 14)', () => {
    const flow = confirmed({ auto_replies: [on('a', mail)] });
    flow.memory = { ...flow.memory, stopped_by: 'answers_per_hour' };
    flow.reply('1');
    expect(flow.state).toBe('confirmed');
    expect(flow.trace).toContainEqual({
      rule: 'auto_reply',
      verdict: 'limit',
      ruling: 14,
      auto_message_id: 'remind',
      auto_reply_id: 'a',
      detail: { limit: 'answers_per_hour' },
    });
  });

  it('an answer without an address is not sent, and says so', () => {
    const flow = confirmed({ auto_replies: [{ id: 'any', trigger: { type: 'any_other_reply' }, actions: [say] }] });
    flow.participant({ addresses: { sms: null, email: null, call: null } }).reply('hm');
    expect(flow.sends).toHaveLength(1);
    expect(flow.trace).toContainEqual(
      expect.objectContaining({
        rule: 'send',
        verdict: 'suppressed',
        detail: { key: expect.any(String), reason: 'no_address' },
      }),
    );
  });
});
