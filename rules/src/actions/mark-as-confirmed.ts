import { z } from 'zod';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { mark } from '../turn/mark.ts';
import type { ActionKind } from './action-kind.ts';

export const markAsConfirmedSchema = z.strictObject({ type: z.literal('mark_as_confirmed') });

export type MarkAsConfirmed = DeepReadonly<z.infer<typeof markAsConfirmedSchema>>;

/** Seed: "Records the client as having confirmed the appointment, and adds [CONFIRMED] to the title"; the title's tag is derived. */
export const markAsConfirmed: ActionKind<MarkAsConfirmed> = {
  label: 'mark as confirmed',
  doc: 'Records that the client confirmed.',
  types: ['sms', 'email', 'call'],
  purposes: ['reminder'],
  ends_turn: false,
  sends: false,
  needs_call: false,
  marks: 'confirmed',
  run(_action, context) {
    mark(context, 'confirmed');
  },
};
