import type { Definitions } from './definitions.ts';
import type { Facts } from './facts.ts';
import { happen } from './simulate/happen.ts';
import type { Happening } from './simulate/happening.ts';
import type { TimelineEntry } from './simulate/timeline.ts';
import { VirtualSequence } from './simulate/virtual-sequence.ts';

export interface Simulation {
  readonly definitions: Definitions;
  /** As they are when the sequence begins, which is when the appointment was made. */
  readonly facts: Facts;
  readonly script: readonly Happening[];
}

/** Plays a script against the interpreter itself, under a virtual clock; gives every decision with its reasons (flow-spec section 6). */
export function simulate({ definitions, facts, script }: Simulation): readonly TimelineEntry[] {
  const sequence = new VirtualSequence({ definitions, facts });
  sequence.take({ type: 'started' });
  for (const happening of script) happen(sequence, happening);
  return sequence.timeline;
}
