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
  /** Digits dialled one after another in a call; all but the last lead to a menu (ruling 20). */
  readonly dials: readonly string[];
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
    dials: ['1'],
    state: 'confirmed',
    notify: 'client_confirmed',
    thanks: 'thanks_confirmed',
    affirmative: true,
  },
  {
    id: 'reminder_cancel',
    purpose: 'reminder',
    words: { sms: ['2'], email: ['2', 'cancel'] },
    dials: ['2', '2'],
    state: 'cancelled',
    notify: 'client_cancelled',
    thanks: 'thanks_cancelled',
    affirmative: false,
  },
  {
    id: 'reminder_reschedule',
    purpose: 'reminder',
    words: { sms: ['3', 'reschedule'], email: ['3', 'reschedule'] },
    dials: ['2', '1'],
    state: 'reschedule_requested',
    notify: 'client_requested_reschedule',
    thanks: 'thanks_reschedule_requested',
    affirmative: false,
  },
  {
    id: 'booking_accept',
    purpose: 'booking',
    words: { sms: ['1', 'accept'], email: ['1', 'accept'] },
    dials: ['1'],
    state: 'accepted',
    notify: 'client_accepted',
    thanks: 'thanks_accepted',
    affirmative: true,
  },
  {
    id: 'booking_decline',
    purpose: 'booking',
    words: { sms: ['2', 'decline', 'declined'], email: ['2', 'decline', 'declined'] },
    dials: ['2'],
    state: 'declined',
    notify: 'client_declined',
    thanks: 'thanks_declined',
    affirmative: false,
  },
];

/** A hidden child of a call: what is said before the second digit (ruling 20). Its digits are the built-ins' that go on from it. */
export interface BuiltInMenu {
  readonly id: string;
  readonly purpose: Purpose;
  readonly dials: readonly string[];
  readonly text: SystemTextKey;
}

export const BUILT_IN_MENUS: readonly BuiltInMenu[] = [
  { id: 'reminder_change', purpose: 'reminder', dials: ['2'], text: 'call_change_menu' },
];
