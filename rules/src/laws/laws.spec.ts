import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionSchema } from '../document.ts';
import type { SendEffect } from '../effect.ts';
import type { Input } from '../input.ts';
import { ANSWERS_PER_HOUR, TRANSITIONS_IN_ALL, TRANSITIONS_WITHOUT_CLIENT, VISITS_PER_MESSAGE } from '../limits.ts';
import { judgeCommand } from '../judge-command.ts';
import { emptyMemory } from '../memory.ts';
import { parseDefinition } from '../parse-definition.ts';
import { plan } from '../plan.ts';
import { step } from '../step.ts';
import { startOf } from '../timing/appointment-span.ts';
import { arbitraryDefinition } from './arbitrary-definition.spec-support.ts';
import { law, RUNS } from './law.spec-support.ts';
import type { Played } from './play.spec-support.ts';

const sendsOf = ({ result }: Played): readonly SendEffect[] =>
  result.effects.flatMap((effect) => (effect.type === 'send' ? [effect] : []));

function purposeOf({ definitions }: Played, { source }: SendEffect): string {
  if (source.kind === 'system_text') return 'none';
  return (
    definitions.by_revision[source.revision_id]?.messages.find(({ id }) => id === source.auto_message_id)?.purpose ??
    'none'
  );
}

function isOfClient(input: Input): boolean {
  if (input.type === 'state_set') return input.by === 'client_page';
  return input.type === 'reply' || (input.type === 'digit' && input.digit !== '');
}

describe('laws of step', () => {
  law('any input in any order gives a decision, the same every time, and changes nothing it was given', (played) => {
    for (const { definitions, memory, input, facts, now, result } of played) {
      const before = JSON.stringify(memory);
      expect(step({ definitions, memory, input, facts, now })).toEqual(result);
      expect(JSON.stringify(memory)).toBe(before);
    }
  });

  law('a memory survives being stored as JSON', (played) => {
    for (const { result } of played) expect(JSON.parse(JSON.stringify(result.memory))).toEqual(result.memory);
  });

  law('replaying the recorded inputs gives the recorded state', (played) => {
    let memory = emptyMemory(1);
    for (const { definitions, input, facts, now } of played)
      memory = step({ definitions, memory, input, facts, now }).memory;
    expect(memory).toEqual(played.at(-1)?.result.memory);
  });

  law('one effect key is never emitted twice in a life', (played) => {
    const keys = played.flatMap(({ result }) => result.effects.map(({ key }) => `${result.memory.life}/${key}`));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  law('nothing is sent to an address that is stopped', (played) => {
    for (const each of played) {
      for (const send of sendsOf(each)) expect(each.facts.stopped[send.channel]).toBe(false);
    }
  });

  law('nothing is sent after it is finished, until staff or the schedule begin anew', (played) => {
    const revives = ['appointment_changed', 'revision_published', 'staff_command'];
    let finished = false;
    let version = 0;
    for (const each of played) {
      if (revives.includes(each.input.type) || each.facts.appointment.version > version) finished = false;
      version = each.facts.appointment.version;
      if (finished) expect(sendsOf(each).map(({ key }) => key)).toEqual([]);
      finished = each.result.finished;
    }
  });

  law('nothing is sent to someone who was taken off the appointment', (played) => {
    for (const each of played.filter(({ facts }) => facts.participant.removed)) expect(sendsOf(each)).toEqual([]);
  });

  law('staff are obeyed exactly when what they ask for makes sense', (played) => {
    for (const each of played) {
      const { input, result, definitions, facts, now } = each;
      if (input.type !== 'staff_command' || input.command === 'enable' || input.command === 'disable') continue;
      const { command, auto_message_id } = input;
      const question = { definitions, facts, now, auto_message_id };
      const refusal = judgeCommand({ ...question, memory: each.memory, command });
      const told = result.trace.find(({ rule }) => rule === 'staff');
      expect([told?.verdict, told?.detail['reason'] ?? null]).toEqual([
        refusal === null ? 'applied' : 'ignored',
        refusal,
      ]);
      if (refusal !== null) continue;
      const sent = sendsOf(each).some(
        ({ source }) => source.kind === 'auto_message' && source.auto_message_id === auto_message_id,
      );
      if (command === 'send_now') expect(sent).toBe(true);
      if (command === 'skip' || command === 'hold') expect(sent).toBe(false);
      const after = judgeCommand({ ...question, memory: result.memory, command });
      expect(after === null && command !== 'send_now').toBe(false);
    }
  });

  law('silence sends no reminder and no booking after the start', (played) => {
    for (const each of played) {
      if (!['timer', 'clock_moved', 'call_ended'].includes(each.input.type)) continue;
      for (const send of sendsOf(each)) {
        if (purposeOf(each, send) === 'follow_up') continue;
        expect(send.due_at < startOf(each.facts.appointment)).toBe(true);
        expect(send.send_by <= startOf(each.facts.appointment)).toBe(true);
      }
    }
  });

  law('everything handed over is due before it is too late', (played) => {
    for (const send of played.flatMap(sendsOf)) expect(send.due_at < send.send_by).toBe(true);
  });

  law('the limits on transitions hold', (played) => {
    const lives = Map.groupBy(played, ({ result }) => result.memory.life);
    for (const life of lives.values()) {
      let in_all = 0;
      let alone = 0;
      for (const { input, result } of life) {
        if (isOfClient(input)) alone = 0;
        const went = result.trace.filter(({ rule, verdict }) => rule === 'transition' && verdict === 'applied').length;
        in_all += went;
        alone += went;
        expect(alone).toBeLessThanOrEqual(TRANSITIONS_WITHOUT_CLIENT);
      }
      expect(in_all).toBeLessThanOrEqual(TRANSITIONS_IN_ALL);
    }
  });

  law('no message is gone to more than three times by transition', (played) => {
    const lives = Map.groupBy(played, ({ result }) => result.memory.life);
    for (const life of lives.values()) {
      const gone = life.flatMap(({ result }) =>
        result.trace.flatMap(({ rule, verdict, auto_message_id }) =>
          rule === 'transition' && verdict === 'applied' ? [auto_message_id] : [],
        ),
      );
      for (const ids of Map.groupBy(gone, (id) => id).values())
        expect(ids.length).toBeLessThanOrEqual(VISITS_PER_MESSAGE);
    }
  });

  law('no more than ten automatic answers go to one address within an hour', (played) => {
    const lives = Map.groupBy(played, ({ result }) => result.memory.life);
    for (const life of lives.values()) {
      const answers = life.flatMap((each) =>
        sendsOf(each)
          .filter((send) => send.answers_input !== null || send.source.kind !== 'auto_message')
          .map((send) => ({ channel: send.channel, at: Date.parse(each.now) })),
      );
      for (const { channel, at } of answers) {
        const within = answers.filter(
          (other) => other.channel === channel && other.at <= at && at - other.at < 3_600_000,
        );
        expect(within.length).toBeLessThanOrEqual(ANSWERS_PER_HOUR);
      }
    }
  });

  law('looking again when asked never asks for the same moment once more', (played) => {
    for (const { input, result, now } of played) {
      if (input.type === 'timer' && result.wake_at !== null) expect(result.wake_at > now).toBe(true);
    }
  });

  law('it ends: sixty days after all that happened nothing is left to wait for', (played) => {
    expect(played.at(-1)?.result.finished).toBe(true);
  });

  law('the plan of any moment can be told, and tells of no moment that is past', (played) => {
    for (const { definitions, facts, now, result } of played) {
      for (const planned of plan({ definitions, memory: result.memory, facts, now })) {
        expect(planned.status === 'planned' ? planned.reason : planned.status).not.toBe('');
        if (planned.status === 'planned' && facts.appointment.version === result.memory.appointment_version) {
          expect(planned.at !== null && planned.at > now).toBe(true);
        }
      }
    }
  });
});

describe('laws of the document', () => {
  it('reading what was printed gives the same document', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(arbitraryDefinition, (definition) => {
        expect(parseDefinition(JSON.parse(JSON.stringify(definition)))).toEqual({ ok: true, definition });
      }),
      { numRuns: RUNS },
    );
  });

  it('reading never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (value) => {
          const parsed = parseDefinition(value);
          expect(parsed.ok || parsed.issues.length > 0).toBe(true);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('an unknown key anywhere is refused', () => {
    fc.assert(
      fc.property(arbitraryDefinition, (definition) => {
        expect(definitionSchema.safeParse({ ...definition, unknown: 1 }).success).toBe(false);
      }),
      { numRuns: 20 },
    );
  });
});
