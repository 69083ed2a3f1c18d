/** Texts the product says by itself (flow-spec section 4); wording per locale is an account setting with a default in `content`. */
export const SYSTEM_TEXT_KEYS = [
  'thanks_confirmed',
  'thanks_cancelled',
  'thanks_reschedule_requested',
  'thanks_accepted',
  'thanks_declined',
  'not_confirmed_yet',
  'was_cancelled',
  'too_late_to_change',
  'new_time',
  'which_one',
  'sent_together',
  'opted_out',
  'opted_in',
  'help',
  'call_not_recognized',
  'call_change_menu',
  'call_forwarding',
  'call_forward_refused',
  'call_opted_out',
  'call_goodbye',
] as const;

export type SystemTextKey = (typeof SYSTEM_TEXT_KEYS)[number];
