import { z } from 'zod';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { mark } from '../turn/mark.ts';
import type { ActionKind } from './action-kind.ts';

export const markAsRescheduleRequestedSchema = z.strictObject({ type: z.literal('mark_as_reschedule_requested') });

export type MarkAsRescheduleRequested = DeepReadonly<z.infer<typeof markAsRescheduleRequestedSchema>>;

/** Seed: "Records the client as having cancelled the appointment, and adds [RESCHEDULE] to the title"; the title's tag is derived. */
export const markAsRescheduleRequested: ActionKind<MarkAsRescheduleRequested> = {
  label: 'mark as reschedule requested',
  doc: 'Records that the client wants another time, which counts as cancelled (ruling 22).',
  types: ['sms', 'email', 'call'],
  purposes: ['reminder'],
  ends_turn: false,
  sends: false,
  needs_call: false,
  marks: 'reschedule_requested',
  run(_action, context) {
    mark(context, 'reschedule_requested');
  },
};
