import type { Definitions } from '@kept/rules/definitions';
import { emptyMemory } from '@kept/rules/memory';
import { plan } from '@kept/rules/plan';
import { step } from '@kept/rules/step';
import { countAhead, type CountsAhead } from '../count-ahead.ts';
import { factsOf } from '../facts-of.ts';
import type { SequenceRow } from '../load-sequence.ts';

/** What a revision means for a sequence that runs. */
export interface Replanned {
  /** Something goes out or comes back before the sequence would look by itself: it must be told. */
  readonly is_urgent: boolean;
  readonly ahead: CountsAhead;
}

/** Decides as the sequence itself would if it were told of the revision now, and throws the decision away. Pure. */
export function replan(
  row: SequenceRow,
  { definitions, revision_id }: { readonly definitions: Definitions; readonly revision_id: string },
): Replanned {
  const { now } = row;
  const facts = factsOf(row);
  const input = { type: 'revision_published', id: revision_id, at: now, revision_id } as const;
  const memory = row.memory ?? emptyMemory(row.life);
  const stepped = step({ definitions, memory, input, facts, now });
  const planned = plan({ definitions, memory: stepped.memory, facts, now });
  const acts = stepped.effects.some(({ type }) => type === 'send' || type === 'withdraw');
  return {
    is_urgent: acts || isEarlier(stepped.wake_at, row.wake_at),
    ahead: countAhead(planned),
  };
}

function isEarlier(wake: string | null, stored: string | null): boolean {
  return wake !== null && (stored === null || wake < stored);
}
