import type { JournalMessage } from './journal-message.ts';

/** A digit, or what was said in answer to one: a part of a call, with no fate of its own to tell of. */
export function isPartOfCall({
  channel,
  direction,
  kind,
}: Pick<JournalMessage, 'channel' | 'direction' | 'kind'>): boolean {
  return channel === 'call' && (direction === 'in' || kind === 'automatic_reply' || kind === 'system_text');
}
