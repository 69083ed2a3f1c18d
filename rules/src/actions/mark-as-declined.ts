import { z } from 'zod';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { mark } from '../turn/mark.ts';
import type { ActionKind } from './action-kind.ts';

export const markAsDeclinedSchema = z.strictObject({ type: z.literal('mark_as_declined') });

export type MarkAsDeclined = DeepReadonly<z.infer<typeof markAsDeclinedSchema>>;

/** Seed: "Records the client as having declined the appointment, and adds [DECLINED] to the title"; the title's tag is derived. */
export const markAsDeclined: ActionKind<MarkAsDeclined> = {
  label: 'mark as declined',
  doc: 'Records that the client declined the booking.',
  types: ['sms', 'email', 'call'],
  purposes: ['booking'],
  ends_turn: false,
  sends: false,
  needs_call: false,
  marks: 'declined',
  run(_action, context) {
    mark(context, 'declined');
  },
};
