import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCommand } from '../commands/apply-command.ts';
import { arbitraryEdit } from '../commands/arbitrary-edit.spec-support.ts';
import { arbitraryDefinition } from '../laws/arbitrary-definition.spec-support.ts';
import { arbitraryScript } from '../laws/arbitrary-script.spec-support.ts';
import { play, type Played } from '../laws/play.spec-support.ts';
import { emptyMemory } from '../memory.ts';
import { plan } from '../plan.ts';
import { define, reminder, Scenario, schedule } from '../scenario.spec-support.ts';
import { impact } from './impact.ts';

const RUNS = process.env['SLOW_TIER'] === '1' ? 10_000 : 300;

/** What is still to go out by itself, as the revision has it. */
function ahead({ result, facts, now }: Played, definition: Played['definitions']['by_revision'][string]) {
  const definitions = { newest: 'rev', by_revision: { rev: definition } };
  return plan({ definitions, memory: result.memory, facts, now })
    .filter(({ status }) => status === 'planned' || status === 'held')
    .map(({ auto_message_id, at, channel }) => `${auto_message_id} ${at} ${channel}`)
    .toSorted();
}

describe('the law of impact', () => {
  it(
    'a sequence that is not counted as touched has the same messages still to go out under both revisions',
    { timeout: 600_000 },
    () => {
      let untouched = 0;
      fc.assert(
        fc.property(
          arbitraryDefinition,
          fc.array(arbitraryEdit, { minLength: 1, maxLength: 3 }),
          arbitraryScript,
          (before, edits, script) => {
            let after = before;
            for (const edit of edits) {
              const result = applyCommand(after, edit(after));
              if (result.ok) after = result.definition;
            }
            // A change of the appointment that no input has told yet is in no memory: impact cannot know of it.
            const happenings = script.happenings.filter((happening) => happening.do !== 'silent_change');
            const played = play([before, before], { ...script, happenings });
            const sequences = played.map(({ result }, index) => ({ id: String(index), memory: result.memory }));
            const touched = new Set(impact({ before, after, sequences }).touched);
            for (const [index, each] of played.entries()) {
              if (touched.has(String(index))) continue;
              untouched += 1;
              expect(ahead(each, after)).toEqual(ahead(each, before));
            }
          },
        ),
        { numRuns: RUNS },
      );
      expect(untouched).toBeGreaterThan(RUNS);
    },
  );
});

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

  it('a sequence that has not begun counts like one to which nothing has gone', () => {
    const after = define(schedule(reminder({ content: { body: 'Other' } })));
    const none = impact({ before, after, sequences: [{ id: 'new', memory: emptyMemory(1) }] });
    expect(none.touched).toEqual(['new']);
  });
});
