import type { z } from 'zod/mini';
import type { definitionSchema } from '../document.ts';

/** A schedule to begin from: whoever creates one gets a copy as a draft. */
export interface Starter {
  /** Stable; what `createSchedule` takes. */
  readonly id: string;
  readonly title: string;
  /** Whom it is for and what it does, in the words of somebody who has seen no flow yet. */
  readonly explanation: string;
  /** As an author would write it; `parseDefinition` fills in the rest. */
  readonly document: z.input<typeof definitionSchema>;
}
