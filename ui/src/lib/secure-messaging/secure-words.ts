import type { SecureMessaging } from '#lib/api/generated/types.gen.ts';

type Lifetime = SecureMessaging['link_lifetime'];
type Purpose = SecureMessaging['automated'][number];

/** How long a link opens, in words. */
export const LIFETIME_WORDS: Readonly<Record<Lifetime, string>> = {
  '24_hours': '24 hours',
  '10_days': '10 days',
  '6_months': '6 months',
  '1_year': '1 year',
};

/** Auto messages by their purpose. */
export const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  reminder: 'Reminders',
  booking: 'Booking messages',
  follow_up: 'Follow-ups',
};

/** In the order in which they are offered. */
export const LIFETIMES: readonly Lifetime[] = ['24_hours', '10_days', '6_months', '1_year'];
export const PURPOSES: readonly Purpose[] = ['reminder', 'booking', 'follow_up'];
