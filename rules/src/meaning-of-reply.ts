import type { Definitions } from './definitions.ts';
import type { Channel } from './facts.ts';
import { matchBuiltIn } from './match-built-in.ts';
import type { OpenQuestion } from './route-reply.ts';
import type { NormalisedReply } from './text/normalise-reply.ts';
import { findMessage } from './turn/find-authored.ts';
import { lookThrough } from './turn/search-auto-replies.ts';

export interface AskedAndSaid {
  readonly question: OpenQuestion;
  readonly reply: NormalisedReply;
  readonly channel: Channel;
  readonly definitions: Definitions;
}

/**
 * What a reply would mean as the answer to a question: something authored, a built-in, or nothing. What is authored
 * for any other reply does not count: it does not say that the reply was understood.
 */
export function meaningOfReply({ question, reply, channel, definitions }: AskedAndSaid): {
  readonly custom: boolean;
  readonly built_in: ReturnType<typeof matchBuiltIn>;
} {
  const authored = findMessage(definitions, question);
  if (authored === null || channel === 'call') return { custom: false, built_in: null };
  const custom = (['auto_reply', 'default_auto_reply'] as const)
    .flatMap((scope) =>
      lookThrough(authored, { scope, occurrence: { kind: 'reply', reply }, pass: ['exact', 'includes'] }),
    )
    .some((looked) => looked.match !== null);
  const { any_affirmative_confirms } = authored.definition.policy;
  const { purpose } = authored.message;
  return { custom, built_in: matchBuiltIn({ reply, channel, purpose, locale: null, any_affirmative_confirms }) };
}
