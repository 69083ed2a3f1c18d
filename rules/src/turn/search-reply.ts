import type { BuiltIn } from '../built-ins.ts';
import { matchBuiltIn } from '../match-built-in.ts';
import type { NormalisedReply } from '../text/normalise-reply.ts';
import type { AuthoredMessage } from './find-authored.ts';
import { type Found, searchScopes } from './search-scopes.ts';
import type { Turn } from './turn.ts';

export interface ReplyRequest {
  readonly authored: AuthoredMessage;
  readonly reply: NormalisedReply;
  readonly channel: 'sms' | 'email';
}

/** What answers a reply by text or email. */
export function searchReply(turn: Turn, { authored, reply, channel }: ReplyRequest): Found<BuiltIn> {
  const match = matchBuiltIn({
    reply,
    channel,
    purpose: authored.message.purpose,
    locale: turn.request.facts.participant.locale,
    any_affirmative_confirms: authored.definition.policy.any_affirmative_confirms,
  });
  return searchScopes(turn, {
    authored,
    occurrence: { kind: 'reply', reply },
    meaning: match && { built_in: match.built_in, detail: { word: match.word } },
  });
}
