import type { JournalMessage } from './journal-message.ts';

/** The reason for a message: the sentence to show at once, and the others. */
export interface LeadingWhy {
  readonly first: string | null;
  readonly rest: readonly string[];
}

/** What an input put an end to is no reason for what it began. */
const ASIDE = /^Waiting for a response to .* ended:/;

/**
 * Puts the sentence first that says most of why; the others follow in the order in which the rules were looked at. What became
 * of a message that did not arrive stands last there, and says more than why it went out.
 */
export function leadingWhy({ why, status }: Pick<JournalMessage, 'why' | 'status'>): LeadingWhy {
  const is_lost = status === 'failed' || status === 'unknown';
  const index = is_lost
    ? why.length - 1
    : Math.max(
        0,
        why.findIndex((sentence) => !ASIDE.test(sentence)),
      );
  const first = why[index] ?? null;
  return { first, rest: why.filter((_, place) => place !== index) };
}
