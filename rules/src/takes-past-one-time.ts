import { type AskedAndSaid, meaningOfReply } from './meaning-of-reply.ts';
import type { OneTimeMessage } from './one-time-message.ts';

/**
 * Whether a question still takes a reply although staff have written on its line since (ruling 28): only a word or
 * digit that is a built-in answer as it stands, with nothing authored in its way. A mere yes may be meant for what
 * staff wrote. Behind a message that asks its own question nothing is taken.
 */
export function takesPastOneTime(asked: AskedAndSaid, one_time: readonly OneTimeMessage[]): boolean {
  const since = one_time.filter(({ sent_at }) => sent_at > asked.question.sent_at);
  if (since.length === 0) return true;
  if (since.some(({ asks_own_question }) => asks_own_question)) return false;
  const { custom, built_in } = meaningOfReply(asked);
  return !custom && built_in !== null && asked.channel !== 'call' && isOwnWord(built_in, asked.channel);
}

type Meant = NonNullable<ReturnType<typeof meaningOfReply>['built_in']>;

function isOwnWord({ built_in, word }: Meant, channel: 'sms' | 'email'): boolean {
  return built_in.words[channel].includes(word);
}
