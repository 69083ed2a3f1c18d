import type { NormalisedReply } from './normalise-reply.ts';
import { normalisePhrase } from './normalise-phrase.ts';

/** Whether the reply is the phrase: the whole of it, or an email's first line (flow-spec ruling 4). */
export function isPhrase(reply: NormalisedReply, phrase: string): boolean {
  const wanted = normalisePhrase(phrase);
  return wanted !== '' && (reply.whole === wanted || reply.first_line === wanted);
}
