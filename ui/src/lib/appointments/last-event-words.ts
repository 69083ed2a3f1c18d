import type { LastEvent } from '#lib/api/generated/types.gen.ts';

const WORDS: Readonly<Record<LastEvent['what'], string>> = {
  confirmed: 'Confirmed',
  accepted: 'Accepted',
  declined: 'Declined',
  cancelled: 'Cancelled',
  reschedule_requested: 'Reschedule',
  sent: 'Sent',
  delivered: 'Delivered',
  failed: 'Failed',
  replied: 'Replied',
  moved: 'Moved',
  created: 'Made',
};

/** What happened last, in words. */
export function lastEventWords({ what }: LastEvent): string {
  return WORDS[what];
}
