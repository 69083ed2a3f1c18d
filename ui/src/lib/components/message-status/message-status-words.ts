import type { Tone } from '../tag/tone.ts';

const WORDS = {
  planned: { words: 'Planned', tone: 'muted' },
  held: { words: 'Held', tone: 'reschedule' },
  waiting: { words: 'Waiting', tone: 'muted' },
  due: { words: 'Due', tone: 'waiting' },
  sending: { words: 'Sending', tone: 'waiting' },
  unknown: { words: 'Unknown', tone: 'reschedule' },
  accepted: { words: 'Sent', tone: 'waiting' },
  delivered: { words: 'Delivered', tone: 'confirmed' },
  failed: { words: 'Failed', tone: 'cancelled' },
  skipped: { words: 'Skipped', tone: 'muted' },
  cancelled: { words: 'Cancelled', tone: 'muted' },
  received: { words: 'Received', tone: 'waiting' },
} as const satisfies Readonly<Record<string, { readonly words: string; readonly tone: Tone }>>;

export type MessageStatusName = keyof typeof WORDS;

const isKnown = (status: string): status is MessageStatusName => Object.hasOwn(WORDS, status);

/** How a message's status reads; one that a newer API has and this page does not know reads as it is written. */
export function messageStatusWords(status: string): {
  readonly status: MessageStatusName | null;
  readonly words: string;
  readonly tone: Tone;
} {
  if (isKnown(status)) return { status, ...WORDS[status] };
  const words = status.replaceAll('_', ' ');
  return { status: null, words: `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`, tone: 'muted' };
}
