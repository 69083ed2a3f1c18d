import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryDefinition } from '../laws/arbitrary-definition.spec-support.ts';
import { CREATED, define, FACTS, reminder, reminderCall, Scenario, schedule } from '../scenario.spec-support.ts';
import { simulate } from '../simulate.ts';
import type { Happening } from './happening.ts';
import { madeUpFacts } from './made-up-facts.ts';
import type { TimelineEntry } from './timeline.ts';

const RUNS = process.env['SLOW_TIER'] === '1' ? 10_000 : 150;

const run = (document: object, script: readonly Happening[], facts = FACTS) =>
  simulate({ definitions: { newest: 'rev_1', by_revision: { rev_1: define(document) } }, facts, script });

const effects = (timeline: readonly TimelineEntry[]) => timeline.flatMap((entry) => entry.effects);

/** What goes out: auto messages by id, automatic replies by auto reply, texts of our own by key. */
const sent = (timeline: readonly TimelineEntry[]) =>
  effects(timeline).flatMap((effect) => {
    if (effect.type !== 'send') return [];
    const { source } = effect;
    return source.kind === 'system_text'
      ? [source.text]
      : [source.kind === 'auto_message' ? source.auto_message_id : source.auto_reply_id];
  });

const running = { ...reminder(), id: 'running', name: 'Running late', availability: 'on_demand', timing: null };
const flow = schedule(
  reminder({
    auto_replies: [
      {
        id: 'late',
        trigger: { type: 'reply_includes', any_of: ['late'] },
        actions: [{ type: 'transition_to', message_id: 'running' }],
      },
      {
        id: 'silence',
        trigger: { type: 'no_response_after', minutes: 60 },
        actions: [{ type: 'transition_to', message_id: 'running' }],
      },
      { id: 'failed', trigger: { type: 'message_fails' }, actions: [{ type: 'transition_to', message_id: 'running' }] },
    ],
  }),
  running,
);

describe('a simulation', () => {
  it('decides as the interpreter does when a caller plays the same', () => {
    const caller = new Scenario(flow).start().until('2026-03-11T14:10:00.000Z');
    caller.reply('A bit late');
    const timeline = run(flow, [
      { do: 'wait_until', at: '2026-03-11T14:10:00.000Z' },
      { do: 'reply', text: 'A bit late' },
    ]);
    expect(effects(timeline)).toEqual(caller.effects);
    expect(timeline.at(-1)?.wake_at).toBe(caller.last.wake_at);
  });

  it('a reply is answered, and every step says why', () => {
    const timeline = run(flow, [{ do: 'wake' }, { do: 'reply', text: '1' }]);
    const [answer] = timeline.filter(({ routed }) => routed === 'answers');
    expect(sent(timeline)).toEqual(['remind', 'thanks_confirmed']);
    expect(answer?.state).toBe('confirmed');
    expect(answer?.why).toContain('The client was marked as confirmed.');
  });

  it('silence fires when its time has passed, and a failure at once', () => {
    expect(sent(run(flow, [{ do: 'wake' }, { do: 'wait', minutes: 59 }]))).toEqual(['remind']);
    expect(sent(run(flow, [{ do: 'wake' }, { do: 'wait', minutes: 60 }]))).toEqual(['remind', 'running']);
    expect(sent(run(flow, [{ do: 'wake' }, { do: 'fail', reason: 'carrier_30003' }]))).toEqual(['remind', 'running']);
  });

  it('a provider that takes nothing makes every message fail', () => {
    const timeline = run(schedule(reminder()), [{ do: 'deliveries', outcome: 'failed' }, { do: 'wake' }]);
    expect(effects(timeline).flatMap((effect) => (effect.type === 'notify_staff' ? [effect.reason] : []))).toEqual([
      'message_failed',
    ]);
  });

  it('STOP stops what is still to come, START makes the address usable again, HELP never reaches the sequence', () => {
    const timeline = run(flow, [{ do: 'wake' }, { do: 'reply', text: 'Stop' }, { do: 'wait', minutes: 90 }]);
    expect(sent(timeline)).toEqual(['remind']);
    const lines = run(flow, [
      { do: 'reply', text: 'help' },
      { do: 'reply', text: 'stop' },
      { do: 'reply', text: 'start' },
      { do: 'wake' },
    ]);
    expect(lines.flatMap(({ routed }) => (routed === null ? [] : [routed]))).toEqual(['help', 'opt_out', 'opt_in']);
    expect(sent(lines)).toEqual(['remind']);
  });

  it('a call is answered digit by digit, hangs up after its last word, and says why', () => {
    const script: readonly Happening[] = [{ do: 'wake' }, { do: 'dial', digit: '2' }, { do: 'dial', digit: '1' }];
    const timeline = run(schedule(reminderCall()), script);
    const says = effects(timeline).flatMap((effect) => (effect.type === 'speak' ? [effect.next] : []));
    expect(says).toEqual(['wait_for_digit', 'hang_up']);
    expect(timeline.at(-1)).toMatchObject({
      input: { type: 'call_ended', outcome: 'completed' },
      state: 'reschedule_requested',
      why: ['The call for “Reminder call, 1 day before” is over: a person answered it.'],
    });
  });

  it.each([
    ['no_answer', 'running'],
    ['busy', 'running'],
    ['voicemail', 'running'],
    ['completed', 'running'],
    ['failed', undefined],
  ] as const)('a call that ends with %s leads to %s', (outcome, next) => {
    const silent = {
      id: 'silent',
      trigger: { type: 'no_response' },
      actions: [{ type: 'transition_to', message_id: 'running' }],
    };
    const timeline = run(schedule(reminderCall({ auto_replies: [silent] }), running), [
      { do: 'wake' },
      { do: 'end_call', outcome },
    ]);
    expect(sent(timeline)[1]).toBe(next);
  });

  it('9 on the phone stops what is still to come; digits without a call are heard by nobody', () => {
    const timeline = run(
      schedule(reminderCall(), reminder({ timing: { anchor: 'start', offset: { hours: -2 }, window: 'any' } })),
      [
        { do: 'dial', digit: '1' },
        { do: 'wake' },
        { do: 'dial', digit: '9' },
        { do: 'wait', minutes: 20_000 },
        { do: 'end_call', outcome: 'busy' },
      ],
    );
    expect(timeline.flatMap(({ routed }) => (routed === null ? [] : [routed]))).toEqual([
      'no_call',
      'opt_out',
      'no_call',
    ]);
    expect(sent(timeline)).toEqual(['call']);
  });

  it('a reply before anything was sent finds no question', () => {
    const [, reply] = run(flow, [{ do: 'reply', text: '1' }]);
    expect(reply).toMatchObject({ input: null, routed: 'inbox', effects: [], at: CREATED });
  });

  it('a moved appointment is reminded of again (ruling 24)', () => {
    const moved: Happening = { do: 'move', start: '2026-03-20T10:00', end: '2026-03-20T11:00' };
    const timeline = run(schedule(reminder()), [{ do: 'wake' }, moved, { do: 'wake' }]);
    expect(sent(timeline)).toEqual(['remind', 'remind']);
  });

  it('staff may cancel and take it back, skip a message, and answer for the client', () => {
    expect(sent(run(schedule(reminder()), [{ do: 'cancel' }, { do: 'wait', minutes: 20_000 }]))).toEqual([]);
    expect(sent(run(schedule(reminder()), [{ do: 'cancel' }, { do: 'reinstate' }, { do: 'wake' }]))).toEqual([
      'remind',
    ]);
    const skip: Happening = { do: 'staff', command: 'skip', auto_message_id: 'remind' };
    expect(sent(run(schedule(reminder()), [skip, { do: 'wait', minutes: 20_000 }]))).toEqual([]);
    const cancelled: Happening = { do: 'set_state', state: 'cancelled', by: 'staff' };
    expect(sent(run(schedule(reminder()), [cancelled, { do: 'wait', minutes: 20_000 }]))).toEqual([]);
  });

  it('a new revision holds for what is still unsent (ruling 25)', () => {
    const definitions = {
      newest: 'rev_1',
      by_revision: { rev_1: define(schedule(reminder())), rev_2: define(schedule(reminder({ availability: 'off' }))) },
    };
    const script: readonly Happening[] = [
      { do: 'publish', revision_id: 'rev_2' },
      { do: 'wait', minutes: 20_000 },
    ];
    expect(sent(simulate({ definitions, facts: FACTS, script }))).toEqual([]);
  });

  it('quiet hours hold what silence causes until the morning, on the virtual clock too', () => {
    const facts = { ...FACTS, account: { quiet_hours: { from: '11:00', to: '20:00' } } };
    const timeline = run(flow, [{ do: 'wake' }, { do: 'wait', minutes: 60 }, { do: 'wait', minutes: 12 * 60 }], facts);
    const [, second] = timeline.filter(({ input }) => input?.type === 'delivery');
    expect(second?.at).toBe('2026-03-12T00:00:00.000Z');
  });

  it('time never goes back, every wait ends, and the same script gives the same timeline', { timeout: 600_000 }, () => {
    const happening = fc.oneof(
      fc.constant<Happening>({ do: 'wake' }),
      fc.constantFrom(1, 60, 3_000).map((minutes): Happening => ({ do: 'wait', minutes })),
      fc.constantFrom('1', 'late', 'yes', 'stop', 'start', '?').map((text): Happening => ({ do: 'reply', text })),
      fc
        .constantFrom('accepted' as const, 'failed' as const, 'unknown' as const)
        .map((outcome): Happening => ({ do: 'deliveries', outcome })),
      fc.constant<Happening>({ do: 'fail', reason: 'carrier_30003' }),
      fc.constantFrom('1', '2', '4', '', '9').map((digit): Happening => ({ do: 'dial', digit })),
      fc
        .constantFrom('completed' as const, 'no_answer' as const, 'failed' as const)
        .map((outcome): Happening => ({ do: 'end_call', outcome })),
      fc.constant<Happening>({ do: 'move', start: '2026-03-14T10:00', end: '2026-03-14T11:00' }),
      fc.constantFrom<Happening[]>({ do: 'cancel' }, { do: 'reinstate' }, { do: 'wait_until', at: CREATED }),
    );
    fc.assert(
      fc.property(arbitraryDefinition, fc.array(happening, { maxLength: 20 }), (definition, happenings) => {
        const script: readonly Happening[] = [...happenings, { do: 'wait', minutes: 90 * 24 * 60 }];
        const simulation = {
          definitions: { newest: 'rev_1', by_revision: { rev_1: definition } },
          facts: FACTS,
          script,
        };
        const timeline = simulate(simulation);
        expect(timeline.map(({ at }) => at)).toEqual(timeline.map(({ at }) => at).toSorted());
        expect(timeline.at(-1)?.finished).toBe(true);
        expect(simulate(simulation)).toEqual(timeline);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a made-up appointment', () => {
  it('lasts an hour and was made ten days before, also across a change of the clocks', () => {
    const { appointment } = madeUpFacts({ start: '2026-03-12T23:30', time_zone: 'America/New_York' });
    expect([appointment.end, appointment.created_at]).toEqual(['2026-03-13T00:30', '2026-03-03T03:30:00.000Z']);
  });
});

describe('the example of the README', () => {
  it('runs in plain Node and shows the reply confirmed', { timeout: 60_000 }, async () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const [, example] = /```js\n([\s\S]*?)```/.exec(readme) ?? [];
    if (example === undefined) throw new Error('the README has no example');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--conditions=development', '--input-type=module', '--eval', example],
      { cwd: new URL('../..', import.meta.url) },
    );
    expect(stdout).toMatch(/^2026-03-11T14:00:00\.000Z none “Reminder” went out/m);
    expect(stdout).toMatch(/^2026-03-11T14:00:00\.000Z confirmed .*The client was marked as confirmed\.$/m);
  });
});
