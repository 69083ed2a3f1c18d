import type { Facts } from '../facts.ts';
import type { Instant } from '../instant.ts';
import { plan, type PlannedMessage } from '../plan.ts';
import type { Simulation } from '../simulate.ts';
import { happen } from './happen.ts';
import type { Happening } from './happening.ts';
import type { TimelineEntry } from './timeline.ts';
import { VirtualSequence } from './virtual-sequence.ts';

/** One thing of a script and all that came of it. */
export interface PlayedStep {
  /** Null: the appointment is made, with which everything begins. */
  readonly happening: Happening | null;
  /** Empty: nothing came of it. */
  readonly entries: readonly TimelineEntry[];
  /** The virtual clock after it. */
  readonly now: Instant;
  /** What is true after it. */
  readonly facts: Facts;
}

/** How things stand at the end of a script. */
export interface Standing {
  readonly now: Instant;
  /** The next moment at which anything happens by itself; null: nothing is waited for. */
  readonly next: Instant | null;
  readonly facts: Facts;
  /** Key of the send that made the phone ring, while the call has not ended; null: the phone is down. */
  readonly call: string | null;
  /** What becomes of messages that go out from now on. */
  readonly deliveries: 'accepted' | 'failed' | 'unknown';
  readonly planned: readonly PlannedMessage[];
}

/** The same as `simulate`, told by what the script says, with how things stand at its end. */
export function playScript({ definitions, facts, script }: Simulation): {
  readonly steps: readonly PlayedStep[];
  readonly standing: Standing;
} {
  const sequence = new VirtualSequence({ definitions, facts });
  sequence.take({ type: 'started' });
  const steps = [stepFrom(sequence, { happening: null, begin: 0 })];
  for (const happening of script) {
    const begin = sequence.timeline.length;
    happen(sequence, happening);
    steps.push(stepFrom(sequence, { happening, begin }));
  }
  const { now, memory } = sequence;
  const planned = plan({ definitions: sequence.definitions, memory, facts: sequence.facts, now });
  return {
    steps,
    standing: {
      now,
      next: sequence.next(),
      facts: sequence.facts,
      call: sequence.call?.answers ?? null,
      deliveries: sequence.outcome,
      planned,
    },
  };
}

function stepFrom(
  { timeline, now, facts }: VirtualSequence,
  { happening, begin }: { readonly happening: Happening | null; readonly begin: number },
): PlayedStep {
  return { happening, entries: timeline.slice(begin), now, facts };
}
