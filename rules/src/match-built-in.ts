import { BUILT_INS, type BuiltIn } from './built-ins.ts';
import type { Purpose } from './document.ts';
import { isAffirmative } from './text/is-affirmative.ts';
import { isPhrase } from './text/is-phrase.ts';
import type { NormalisedReply } from './text/normalise-reply.ts';

export interface BuiltInRequest {
  readonly reply: NormalisedReply;
  readonly channel: 'sms' | 'email';
  readonly purpose: Purpose;
  /** Null: an affirmative of any listed language counts. */
  readonly locale: string | null;
  readonly any_affirmative_confirms: boolean;
}

/** The built-in answer a reply gives, with the word that gave it; `affirmative` when it only means yes. */
export function matchBuiltIn(request: BuiltInRequest): { readonly built_in: BuiltIn; readonly word: string } | null {
  const candidates = BUILT_INS.filter((built_in) => built_in.purpose === request.purpose);
  for (const built_in of candidates) {
    const word = built_in.words[request.channel].find((each) => isPhrase(request.reply, each));
    if (word !== undefined) return { built_in, word };
  }
  if (!request.any_affirmative_confirms || !isAffirmative(request.reply, request.locale)) return null;
  const yes = candidates.find((built_in) => built_in.affirmative);
  return yes ? { built_in: yes, word: 'affirmative' } : null;
}
