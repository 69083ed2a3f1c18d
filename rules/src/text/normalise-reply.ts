import { normaliseText } from './normalise-text.ts';

/** Only so much of a reply is looked at (UTF-16 units); the rest of a longer one is still stored and shown. */
export const REPLY_LIMIT = 10_000;

/** A reply made ready for matching, once (flow-spec ruling 4). */
export interface NormalisedReply {
  readonly whole: string;
  /** The first line of an email's new text, tried after the whole; null on other channels. */
  readonly first_line: string | null;
}

export function normaliseReply(text: string, channel: 'sms' | 'email' | 'call'): NormalisedReply {
  const read = text.slice(0, REPLY_LIMIT);
  const first = read.split('\n').find((line) => line.trim() !== '');
  return { whole: normaliseText(read), first_line: channel === 'email' ? normaliseText(first ?? '') : null };
}
