import { z } from 'zod';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { mark } from '../turn/mark.ts';
import type { ActionKind } from './action-kind.ts';

export const markAsAcceptedSchema = z.strictObject({ type: z.literal('mark_as_accepted') });

export type MarkAsAccepted = DeepReadonly<z.infer<typeof markAsAcceptedSchema>>;

/** Seed: "Records the client as having accepted the appointment, and adds [ACCEPTED] to the title"; the title's tag is derived. */
export const markAsAccepted: ActionKind<MarkAsAccepted> = {
  label: 'mark as accepted',
  doc: 'Records that the client accepted the booking.',
  types: ['sms', 'email', 'call'],
  purposes: ['booking'],
  ends_turn: false,
  sends: false,
  needs_call: false,
  marks: 'accepted',
  run(_action, context) {
    mark(context, 'accepted');
  },
};
