import { z } from 'zod';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { mark } from '../turn/mark.ts';
import type { ActionKind } from './action-kind.ts';

export const markAsCancelledSchema = z.strictObject({ type: z.literal('mark_as_cancelled') });

export type MarkAsCancelled = DeepReadonly<z.infer<typeof markAsCancelledSchema>>;

/** Seed: "Records the client as having cancelled the appointment, and adds [NOT COMING] to the title"; the title's tag is derived. */
export const markAsCancelled: ActionKind<MarkAsCancelled> = {
  label: 'mark as cancelled',
  doc: 'Records that the client is not coming.',
  types: ['sms', 'email', 'call'],
  purposes: ['reminder'],
  ends_turn: false,
  sends: false,
  needs_call: false,
  marks: 'cancelled',
  run(_action, context) {
    mark(context, 'cancelled');
  },
};
