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

/** Documents are values: what a trigger's texts come to is kept with it, also from one edit to the next. */
const known = new WeakMap<PlacedReply['auto_reply']['trigger'], readonly string[]>();

/** The texts that an auto reply waits for, in its own order. */
export function phrasesOf(placed: PlacedReply): readonly Phrase[] {
  const { trigger } = placed.auto_reply;
  if (trigger.type !== 'reply_is' && trigger.type !== 'reply_includes') return [];
  const { type, any_of } = trigger;
  const texts = known.get(trigger) ?? any_of.map((phrase) => normaliseText(phrase));
  known.set(trigger, texts);
  return texts.map((text, index) => ({
    text,
    index,
    type,
    pointer: `${placed.pointer}/trigger/any_of/${index}`,
    placed,
  }));
}
