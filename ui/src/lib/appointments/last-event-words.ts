import type { LastEvent } from '#lib/api/generated/types.gen.ts';

const WORDS: Readonly<Record<LastEvent['what'], string>> = {
  confirmed: 'Confirmed',
  accepted: 'Accepted',
  declined: 'Declined',
  cancelled: 'Cancelled',
  reschedule_requested: 'Asked to reschedule',
  sent: 'Message sent',
  delivered: 'Message delivered',
  failed: 'Message failed',
  replied: 'Client replied',
  moved: 'Moved',
  created: 'Made',
};

/** What happened last, in words. */
export function lastEventWords({ what }: LastEvent): string {
  return WORDS[what];
}
