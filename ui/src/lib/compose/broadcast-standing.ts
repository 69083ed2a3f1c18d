import type { Broadcast } from '#lib/api/generated/types.gen.ts';
import type { Tone } from '#lib/components/tag/tone.ts';

interface Standing {
  readonly words: string;
  readonly tone: Tone;
  /** How many it is for: those who are left out from the beginning are not among them. */
  readonly reached: number;
  /** What did not go out and may be tried again, or nobody knows. */
  readonly trouble: readonly { readonly words: string; readonly count: number }[];
  /** Of whom it is known what became of theirs. */
  readonly done: number;
  /** How the messages fare, without what is nothing. */
  readonly parts: readonly { readonly words: string; readonly count: number }[];
}

const TROUBLE: readonly string[] = ['Failed', 'Unknown', 'Held'];

/** How a broadcast stands, in words. */
export function broadcastStanding({ status, counts, recipient_count }: Broadcast): Standing {
  const open = counts.waiting + counts.on_their_way;
  const parts = [
    { words: 'Delivered', count: counts.delivered },
    { words: 'Sent', count: counts.sent - counts.delivered },
    { words: 'On their way', count: counts.on_their_way },
    { words: 'Waiting', count: counts.waiting },
    { words: 'Failed', count: counts.failed },
    { words: 'Unknown', count: counts.unknown },
    { words: 'Held', count: counts.held },
    { words: 'Skipped', count: counts.skipped },
    { words: 'Cancelled', count: counts.cancelled },
  ].filter(({ count }) => count > 0);
  return {
    ...words({ status, counts, open }),
    reached: recipient_count - counts.skipped,
    trouble: parts.filter(({ words: of }) => TROUBLE.includes(of)),
    done: recipient_count - open,
    parts,
  };
}

function words({
  status,
  counts,
  open,
}: Pick<Broadcast, 'status' | 'counts'> & { readonly open: number }): Pick<Standing, 'words' | 'tone'> {
  switch (status) {
    case 'scheduled':
      return { words: 'Scheduled', tone: 'waiting' };
    case 'sending':
      return { words: 'Sending', tone: 'waiting' };
    case 'paused':
      return { words: 'Paused', tone: 'reschedule' };
    case 'cancelled':
      return { words: 'Cancelled', tone: 'muted' };
    case 'sent':
      if (open > 0) return { words: 'Sending', tone: 'waiting' };
      if (counts.sent + counts.unknown === 0) return { words: 'Not sent', tone: 'cancelled' };
      return counts.failed + counts.held + counts.unknown > 0
        ? { words: 'Sent, not to all', tone: 'reschedule' }
        : { words: 'Sent', tone: 'confirmed' };
    default:
      return status satisfies never;
  }
}

/** Whether nothing changes any more by itself. */
export function isSettled({ status, counts }: Pick<Broadcast, 'status' | 'counts'>): boolean {
  if (status === 'scheduled' || status === 'paused') return true;
  return counts.waiting + counts.on_their_way + (counts.sent - counts.delivered) === 0;
}

const NOUNS = {
  sms: ['text message', 'text messages'],
  email: ['email', 'emails'],
  call: ['call', 'calls'],
} as const;

/** What is sent on a channel, for so many. */
export function nounOf(channel: keyof typeof NOUNS, count: number): string {
  return NOUNS[channel][count === 1 ? 0 : 1];
}
