import { describe, expect, it } from 'vitest';
import type { SkipReason } from '../effect.ts';
import { emptyMemory, type Memory, type MessageMemory, type SentStatus } from '../memory.ts';
import { define, reminder, Scenario, schedule } from '../scenario.spec-support.ts';
import { impact } from './impact.ts';

describe('what publishing does to running sequences', () => {
  const before = define(schedule(reminder()));
  const fresh = { id: 'fresh', memory: new Scenario(schedule(reminder())).start().memory };
  const reminded = {
    id: 'reminded',
    memory: new Scenario(schedule(reminder())).start().until('2026-03-11T15:00:00.000Z').memory,
  };
  const sequences = [fresh, reminded];
  const told = (after: object) => impact({ before, after: define(after), sequences });

  it('nothing changed touches nobody', () => {
    expect(told(schedule(reminder()))).toEqual({ running: 2, touched: [], effects: [] });
  });

  it('another time moves it for those it has not gone to; what was sent stays (ruling 25)', () => {
    const { running, touched, effects } = told(
      schedule(reminder({ timing: { anchor: 'start', offset: { days: -2 }, window: 'any' } })),
    );
    expect({ running, touched }).toEqual({ running: 2, touched: ['fresh'] });
    expect(effects.map(({ how, sequence_ids }) => [how, sequence_ids])).toEqual([
      ['planned_anew', ['fresh']],
      ['keeps_what_was_sent', ['reminded']],
    ]);
    expect(effects[0]?.sentence).toBe(
      '1 running sequence: “Reminder, 1 day before” is planned for its new time, where that is still ahead.',
    );
  });

  it('a new answer goes with the message only where it is still unsent', () => {
    const { touched, effects } = told(
      schedule(
        reminder({
          auto_replies: [{ id: 'late', trigger: { type: 'any_other_reply' }, actions: [{ type: 'do_nothing' }] }],
        }),
      ),
    );
    expect(touched).toEqual(['fresh']);
    expect(effects[0]).toMatchObject({
      how: 'sent_as_changed',
      sentence: '1 running sequence: “Reminder, 1 day before” goes out as changed (its answers).',
    });
  });

  it('what else is new of a message that goes out as changed is named', () => {
    const surgery = { field: 'event.title', op: 'includes', value: 'surgery' };
    const any = { id: 'any', trigger: { type: 'any_other_reply' }, actions: [{ type: 'do_nothing' }] };
    const after = schedule(reminder({ content: { body: 'Other' }, condition: surgery }));
    expect(told({ ...after, default_auto_replies: [any] }).effects[0]?.sentence).toBe(
      '1 running sequence: “Reminder, 1 day before” goes out as changed (its condition, its words, the default answers).',
    );
    const alone = { ...schedule(reminder({ disable_default_auto_replies: true })), default_auto_replies: [any] };
    expect(told(alone).effects[0]?.sentence).toContain('(whether the default answers apply)');
  });

  it('a message that is taken out or switched off does not go out any more', () => {
    for (const after of [{ spec_version: 1, name: 'Standard visit' }, schedule(reminder({ availability: 'off' }))]) {
      expect(told(after).effects[0]).toMatchObject({ how: 'not_sent_any_more', sequence_ids: ['fresh'] });
    }
  });

  it('a new message with a time is planned for all, one on demand for nobody', () => {
    const added = { ...reminder(), id: 'second', name: 'Second' };
    expect(told(schedule(reminder(), added)).effects.map(({ how, sequence_ids }) => [how, sequence_ids])).toEqual([
      ['planned_too', ['fresh', 'reminded']],
    ]);
    expect(told(schedule(reminder(), { ...added, availability: 'on_demand' })).touched).toEqual([]);
  });

  it('taking the time from a reminder touches those it must be sent to again for a moved appointment (ruling 24)', () => {
    const moved = new Scenario(schedule(reminder())).start().until('2026-03-11T15:00:00.000Z');
    moved.appointment({ version: 2, start: '2026-03-20T10:00', end: '2026-03-20T11:00', moved_at: moved.now });
    moved.take({ type: 'appointment_changed', change: 'moved', version: 2, keep_answer: false });
    const after = define(schedule(reminder({ timing: null })));
    const { effects } = impact({ before, after, sequences: [{ id: 'moved', memory: moved.memory }, ...sequences] });
    expect(effects[0]).toMatchObject({ how: 'not_sent_any_more', sequence_ids: ['moved', 'fresh'] });
  });

  it('a policy holds for all that run', () => {
    const { effects } = told({ ...schedule(reminder()), policy: { cancel_cutoff_hours: 24 } });
    expect(effects).toEqual([
      {
        how: 'new_policy',
        message_id: null,
        sequence_ids: ['fresh', 'reminded'],
        sentence: '2 running sequences: answers are taken by the new policy.',
      },
    ]);
  });

  it('what each effect is called', () => {
    const names = (after: object, before = define(schedule(reminder()))) =>
      impact({ before, after: define(after), sequences }).effects.map(({ sentence }) => sentence);
    expect(names(schedule(reminder(), { ...reminder(), id: 'second', name: '' }))).toEqual([
      '2 running sequences: a message is planned too, where its time is still ahead.',
    ]);
    expect(names(schedule(reminder({ availability: 'off' })))).toEqual([
      '1 running sequence: “Reminder, 1 day before” does not go out by itself any more.',
      '1 running sequence: “Reminder, 1 day before” has gone out and keeps the answers it had.',
    ]);
  });

  it('a sequence that has not begun counts like one to which nothing has gone', () => {
    const after = define(schedule(reminder({ content: { body: 'Other' } })));
    const none = impact({ before, after, sequences: [{ id: 'new', memory: emptyMemory(1) }] });
    expect(none.touched).toEqual(['new']);
  });
});

describe('which sequences a message may still go to', () => {
  const timing = (anchor: string, more: object = {}) => ({
    timing: { anchor, offset: { hours: -24 }, window: 'any', ...more },
  });
  const remembers = (more: Partial<Memory>): Memory => ({ ...emptyMemory(1), begun: true, ...more });
  const settled = (reason: SkipReason, more: Partial<MessageMemory> = {}): Partial<Memory> => ({
    time_version: 2,
    messages: [
      {
        auto_message_id: 'remind',
        planned_at: null,
        skipped: { version: 2, reason },
        override: null,
        held: false,
        visits: 0,
        skips: 1,
        ...more,
      },
    ],
  });
  const sentFor = (version: number, status: SentStatus = 'accepted'): Partial<Memory> => ({
    time_version: 2,
    sent: [
      {
        key: 's/remind',
        auto_message_id: 'remind',
        revision_id: 'rev',
        purpose: 'reminder',
        channel: 'sms',
        appointment_version: version,
        by: 'plan',
        at: '2026-03-11T14:00:00.000Z',
        status,
        withdrawn_for: null,
        accepted_at: null,
        answered: false,
        state: 'none',
      },
    ],
  });
  const effectsOn = (memory: Partial<Memory>, [before, after]: readonly [object, object]) =>
    impact({
      before: define(schedule(reminder(before))),
      after: define(schedule(reminder(after))),
      sequences: [{ id: 'one', memory: remembers(memory) }],
    }).effects.map(({ how }) => how);

  const words = [{}, { content: { body: 'Other' } }] as const;
  const time = [timing('start'), timing('start', { offset: { hours: -2 } })] as const;
  const off = { availability: 'off', ...timing('start') };
  const switched_on = [off, timing('start')] as const;
  const demand = { ...timing('start'), availability: 'on_demand' };
  const timeless = { availability: 'on_demand', timing: null };

  it.each<[string, Partial<Memory>, readonly [object, object], readonly string[]]>([
    ['new words, once staff skipped it', settled('staff_skipped'), words, []],
    ['new words, once it was too late', settled('past_when_planned'), words, []],
    [
      'new words, skipped for the time before',
      settled('staff_skipped', { skipped: { version: 1, reason: 'staff_skipped' } }),
      words,
      ['sent_as_changed'],
    ],
    ['another time, once staff skipped it', settled('staff_skipped'), time, []],
    ['another time, once it was too late', settled('past_when_planned'), time, ['planned_anew']],
    ['switched on, once it was too late', settled('past_when_planned'), switched_on, ['planned_too']],
    ['switched on, once staff skipped it', settled('staff_skipped'), switched_on, []],
    ['switched off', {}, [timing('start'), off], ['not_sent_any_more']],
    ['still off', {}, [off, { ...off, name: 'Other' }], []],
    ['on demand now', {}, [timing('start'), demand], ['not_sent_any_more']],
    ['at its time now', {}, [demand, timing('start')], ['planned_too']],
    ['on demand from off, for nobody', {}, [off, demand], []],
    [
      'on demand from off, where an answer has enabled it',
      settled('staff_skipped', { skipped: null, override: 'enabled' }),
      [off, demand],
      ['planned_too'],
    ],
    [
      'on demand from off, where an answer has disabled it',
      settled('staff_skipped', { skipped: null, override: 'disabled' }),
      [off, demand],
      [],
    ],
    ['without a time, from off', {}, [off, timeless], []],
    ['another name, without a time', {}, [timeless, { ...timeless, name: 'Other' }], ['sent_as_changed']],
    ['sent for this time', sentFor(2), words, ['keeps_what_was_sent']],
    [
      'sent for an older time, about the start',
      sentFor(1),
      [timing('start'), { ...timing('start'), name: 'O' }],
      ['sent_as_changed'],
    ],
    [
      'sent for an older time, about the end',
      sentFor(1),
      [timing('end'), { ...timing('end'), name: 'O' }],
      ['sent_as_changed'],
    ],
    [
      'sent for an older time, about the move',
      sentFor(1),
      [timing('moved'), { ...timing('moved'), name: 'O' }],
      ['sent_as_changed'],
    ],
    [
      'sent when it was made, before it moved',
      sentFor(1),
      [timing('created'), { ...timing('created'), name: 'O' }],
      ['keeps_what_was_sent'],
    ],
    ['sent on demand, before it moved', sentFor(1), [timeless, { ...timeless, name: 'O' }], ['keeps_what_was_sent']],
    ['withdrawn', sentFor(2, 'withdrawn'), words, ['sent_as_changed']],
    ['skipped on its way', sentFor(2, 'skipped'), words, ['sent_as_changed']],
    ['failed', sentFor(2, 'failed'), words, ['keeps_what_was_sent']],
  ])('%s', (_name, memory, change, effects) => {
    expect(effectsOn(memory, change)).toEqual(effects);
  });

  it('those whose hours change plan it anew, those of other hours do not', () => {
    const hours = (windows: object) =>
      define({ ...schedule(reminder(timing('start', { window: 'nights' }))), windows });
    const nights = { nights: { fri: [['20:00', '22:00']] } };
    const change = (windows: object) =>
      impact({
        before: hours(nights),
        after: hours(windows),
        sequences: [{ id: 'one', memory: remembers({}) }],
      }).effects.map(({ how }) => how);
    expect(change({ nights: { sat: [['20:00', '22:00']] } })).toEqual(['planned_anew']);
    expect(change({ ...nights, mornings: {} })).toEqual([]);
  });

  it('answers in another order are told as answers, beside whatever else is new', () => {
    const answers = ['a', 'b'].map((id) => ({ id, trigger: { type: 'any_other_reply' }, actions: [] }));
    const told = (after: object) =>
      impact({
        before: define(schedule(reminder({ auto_replies: answers }))),
        after: define(schedule(reminder(after))),
        sequences: [{ id: 'one', memory: remembers({}) }],
      }).effects[0]?.sentence;
    const turned = { auto_replies: answers.toReversed() };
    expect(told(turned)).toContain('(its answers)');
    expect(told({ ...turned, name: 'Other' })).toContain('(its name, its answers)');
  });
});
