import { Temporal } from 'temporal-polyfill';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePlans, type PlanDifference } from '../compare-plans.ts';
import type { Facts } from '../facts.ts';
import type { Input } from '../input.ts';
import { plan, type PlannedMessage } from '../plan.ts';
import { step, type StepResult } from '../step.ts';
import { arbitraryDefinition } from './arbitrary-definition.spec-support.ts';
import { arbitraryScript } from './arbitrary-script.spec-support.ts';
import { play, type Played } from './play.spec-support.ts';

const RUNS = process.env['SLOW_TIER'] === '1' ? 10_000 : 400;

interface Change {
  readonly what: 'moved' | 'cancelled' | 'reinstated' | 'edited';
  readonly days: number;
  readonly keep: boolean;
  /** At which of the decisions of the script. */
  readonly pick: number;
}

const arbitraryChange: fc.Arbitrary<Change> = fc.record({
  what: fc.constantFrom('moved', 'moved', 'moved', 'cancelled', 'reinstated', 'edited'),
  days: fc.integer({ min: -6, max: 9 }),
  keep: fc.boolean(),
  pick: fc.nat({ max: 60 }),
});

/** The facts and the input that a change of the appointment makes. */
function changed(
  { appointment, ...facts }: Facts,
  { what, days, keep, now }: Change & { readonly now: string },
): { readonly facts: Facts; readonly input: Input } {
  const shift = (wall: string) => Temporal.PlainDateTime.from(wall).add({ days }).toString({ smallestUnit: 'minute' });
  const version = what === 'edited' ? appointment.version : appointment.version + 1;
  const moved = { start: shift(appointment.start), end: shift(appointment.end), previous_start: appointment.start };
  return {
    facts: {
      ...facts,
      appointment: {
        ...appointment,
        version,
        ...(what === 'moved' ? { ...moved, moved_at: now } : {}),
        ...(what === 'cancelled' ? { status: 'cancelled' as const, cancelled_at: now } : {}),
        ...(what === 'reinstated' ? { status: 'scheduled' as const, cancelled_at: null } : {}),
        ...(what === 'edited' ? { title: 'X-ray' } : {}),
      },
    },
    input: { id: 'change', at: now, type: 'appointment_changed', change: what, version, keep_answer: keep },
  };
}

interface Foretold {
  readonly before: readonly PlannedMessage[];
  readonly after: readonly PlannedMessage[];
  readonly result: StepResult;
  readonly told: readonly PlanDifference[];
  readonly now: string;
}

/** What is told of a change at some moment of a script, and what the change then really does. */
function foretell(played: readonly Played[], change: Change): Foretold {
  const { definitions, now, facts, result } = played[change.pick % played.length] ?? raise();
  const { memory } = result;
  const before = plan({ definitions, memory, facts, now });
  const { facts: after_facts, input } = changed(facts, { ...change, now });
  const really = step({ definitions, memory, input, facts: after_facts, now });
  const after = plan({ definitions, memory: really.memory, facts: after_facts, now });
  const messages = Object.values(definitions.by_revision).flatMap((definition) => definition.messages);
  const told = comparePlans({
    before,
    waiting: memory.sent
      .filter(({ status }) => status === 'emitted')
      .map(({ key, auto_message_id, at }) => ({ key, auto_message_id, at })),
    after,
    effects: really.effects,
    now,
    nameOf: (id) => {
      const message = messages.find((each) => each.id === id);
      return message === undefined ? null : { name: message.name, channel: message.type };
    },
  });
  return { before, after, result: really, told, now };
}

function raise(): never {
  throw new Error('nothing was played');
}

function law(name: string, holds: (foretold: Foretold) => void): void {
  it(name, { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(
        fc.tuple(arbitraryDefinition, arbitraryDefinition),
        arbitraryScript,
        arbitraryChange,
        (definitions, script, change) => holds(foretell(play(definitions, script), change)),
      ),
      { numRuns: RUNS },
    );
  });
}

const ahead = (planned: readonly PlannedMessage[]) =>
  new Map(
    planned.flatMap(({ auto_message_id, status, at }) =>
      status === 'planned' || status === 'held' ? [[auto_message_id, at] as const] : [],
    ),
  );

describe('laws of what is told before a change', () => {
  law('whatever is planned after the change is told, with exactly its moment', ({ after, told }) => {
    for (const [id, at] of ahead(after)) {
      const [said] = told.filter(({ auto_message_id }) => auto_message_id === id);
      expect([said?.change === 'sent_now' ? at : said?.after_at, id]).toEqual([at, id]);
      expect(['added', 'moved', 'unchanged', 'sent_now']).toContain(said?.change);
    }
  });

  law('a message is told to be sent at once when, and only when, the change sends it', ({ result, told, now }) => {
    const sent = result.effects.flatMap((effect) =>
      effect.type === 'send' && effect.source.kind === 'auto_message' && effect.due_at <= now
        ? [effect.source.auto_message_id]
        : [],
    );
    const said = told.filter(({ change }) => change === 'sent_now').map(({ auto_message_id }) => auto_message_id);
    expect(said.toSorted()).toEqual([...new Set(sent)].toSorted());
  });

  law('what was planned, is planned no more and is not sent either is told to be withdrawn', ({ before, told }) => {
    for (const [id] of ahead(before)) {
      const [said] = told.filter(({ auto_message_id }) => auto_message_id === id);
      expect(said?.change === 'withdrawn').toBe(said?.after_at == null);
    }
  });

  law('nothing is told twice, and nothing is called unchanged that is not', ({ before, after, told }) => {
    const ids = told.map(({ auto_message_id }) => auto_message_id);
    expect(new Set(ids).size).toBe(ids.length);
    const was = ahead(before);
    const is = ahead(after);
    for (const { change, auto_message_id, before_at, after_at } of told) {
      if (change === 'unchanged') expect(before_at).toBe(after_at);
      if (change === 'moved') expect(before_at).not.toBe(after_at);
      if (change === 'unchanged' && was.has(auto_message_id) && is.has(auto_message_id))
        expect(was.get(auto_message_id)).toBe(is.get(auto_message_id));
    }
  });
});
