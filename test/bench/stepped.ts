import type { Definition } from '@kept/rules/document';
import type { Facts } from '@kept/rules/facts';
import { emptyMemory, type Memory } from '@kept/rules/memory';
import { madeUpFacts } from '@kept/rules/simulate/made-up-facts';
import { step } from '@kept/rules/step';
import { mixedReply } from './visit-schedule.ts';

/** A sequence whose first message is out, and what a reply to it costs the rules. */
export interface Stepped {
  /** Decides on so many replies, each against the same memory; milliseconds a decision. */
  readonly reply: (count: number) => number;
}

export function stepped(definition: Definition): Stepped {
  const definitions = { newest: 'rev_1', by_revision: { rev_1: definition } };
  const facts: Facts = madeUpFacts({ start: '2026-03-12T10:00', time_zone: 'America/New_York' });
  let memory: Memory = emptyMemory(1);
  let now = facts.appointment.created_at;
  const started = step({ definitions, memory, facts, now, input: { id: 'in_1', at: now, type: 'started' } });
  now = started.wake_at ?? now;
  const due = step({ definitions, memory: started.memory, facts, now, input: { id: 'in_2', at: now, type: 'timer' } });
  const sent = due.effects.find((effect) => effect.type === 'send');
  if (!sent) throw new Error('nothing was sent');
  const { key } = sent;
  ({ memory } = step({
    definitions,
    memory: due.memory,
    facts,
    now,
    input: { id: 'in_3', at: now, type: 'delivery', key, outcome: 'accepted', reason: null },
  }));
  // As a row of the database gives them: new objects for every decision.
  const stored = JSON.stringify({ memory, facts });
  return {
    reply: (count) => {
      const rows = Array.from({ length: count }, () => read(stored));
      const began = performance.now();
      for (const [number, row] of rows.entries()) {
        const input = {
          id: `in_${number}`,
          at: now,
          type: 'reply',
          channel: 'sms',
          text: mixedReply(number),
          answers: key,
        } as const;
        step({ definitions, ...row, now, input });
      }
      return (performance.now() - began) / count;
    },
  };
}

function read(stored: string): { readonly memory: Memory; readonly facts: Facts } {
  const row: { readonly memory: Memory; readonly facts: Facts } = JSON.parse(stored);
  return row;
}
