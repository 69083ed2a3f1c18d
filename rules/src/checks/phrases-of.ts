import { normaliseText } from '../text/normalise-text.ts';
import type { PlacedReply } from './placed.ts';

export interface Phrase {
  /** As normalised. */
  readonly text: string;
  readonly index: number;
  readonly type: 'reply_is' | 'reply_includes';
  readonly pointer: string;
  readonly placed: PlacedReply;
}

/** The texts that an auto reply waits for, in its own order. */
export function phrasesOf(placed: PlacedReply): readonly Phrase[] {
  const { trigger } = placed.auto_reply;
  if (trigger.type !== 'reply_is' && trigger.type !== 'reply_includes') return [];
  const { type } = trigger;
  return trigger.any_of.map((phrase, index) => ({
    text: normaliseText(phrase),
    index,
    type,
    pointer: `${placed.pointer}/trigger/any_of/${index}`,
    placed,
  }));
}
