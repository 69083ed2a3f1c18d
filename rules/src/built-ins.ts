import type { Purpose } from './document.ts';
import type { NotifyReason } from './effect.ts';
import type { ParticipantState } from './facts.ts';
import type { SystemTextKey } from './system-text.ts';

/** An answer the product understands by itself (flow-spec section 4). Data, not branches. */
export interface BuiltIn {
  readonly id: string;
  readonly purpose: Purpose;
  /** Whole messages, as normalised. On SMS `cancel` is an opt-out word instead (ruling 2). */
  readonly words: { readonly sms: readonly string[]; readonly email: readonly string[] };
  readonly state: ParticipantState;
  readonly notify: NotifyReason;
  readonly thanks: SystemTextKey;
  /** Whether any whole message meaning yes stands for it. */
  readonly affirmative: boolean;
}

export const BUILT_INS: readonly BuiltIn[] = [
  {
    id: 'reminder_confirm',
    purpose: 'reminder',
    words: { sms: ['1', 'confirm'], email: ['1', 'confirm'] },
    state: 'confirmed',
    notify: 'client_confirmed',
    thanks: 'thanks_confirmed',
    affirmative: true,
  },
  {
    id: 'reminder_cancel',
    purpose: 'reminder',
    words: { sms: ['2'], email: ['2', 'cancel'] },
    state: 'cancelled',
    notify: 'client_cancelled',
    thanks: 'thanks_cancelled',
    affirmative: false,
  },
  {
    id: 'reminder_reschedule',
    purpose: 'reminder',
    words: { sms: ['3', 'reschedule'], email: ['3', 'reschedule'] },
    state: 'reschedule_requested',
    notify: 'client_requested_reschedule',
    thanks: 'thanks_reschedule_requested',
    affirmative: false,
  },
  {
    id: 'booking_accept',
    purpose: 'booking',
    words: { sms: ['1', 'accept'], email: ['1', 'accept'] },
    state: 'accepted',
    notify: 'client_accepted',
    thanks: 'thanks_accepted',
    affirmative: true,
  },
  {
    id: 'booking_decline',
    purpose: 'booking',
    words: { sms: ['2', 'decline', 'declined'], email: ['2', 'decline', 'declined'] },
    state: 'declined',
    notify: 'client_declined',
    thanks: 'thanks_declined',
    affirmative: false,
  },
];
