import { peopleInWords } from '#lib/components/confirm/people-in-words.ts';
import { sendInWords } from '#lib/components/confirm/send-in-words.ts';
import type { Question } from '#lib/components/confirm/ask-first.svelte.ts';
import type { JournalMessage } from './journal-message.ts';

interface ReleaseRequest {
  /** The messages to the person. */
  readonly messages: readonly Pick<JournalMessage, 'status' | 'at' | 'channel' | 'direction'>[];
  readonly person: string;
  /** The account's present, in milliseconds. */
  readonly now: number;
}

/** The question before all messages to somebody are released; null: none is overdue, so none goes out at once. */
export function releaseQuestion({ messages, person, now }: ReleaseRequest): Question | null {
  const overdue = messages.filter(
    ({ status, at, direction }) =>
      direction === 'out' && (status === 'planned' || status === 'due') && at !== null && Date.parse(at) <= now,
  );
  const [first] = overdue;
  if (first === undefined) return null;
  const is_one_kind = overdue.every(({ channel }) => channel === first.channel);
  const count = overdue.length;
  const act = is_one_kind ? sendInWords({ count, channel: first.channel }) : `Send ${count} messages`;
  return {
    title: 'Release the messages?',
    text: `The time of ${count === 1 ? 'one message' : `${count} messages`} has come while ${person} was held. What is not too late goes out at once, to ${peopleInWords(1)}.`,
    act,
  };
}
