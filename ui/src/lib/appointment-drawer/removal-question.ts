import type { Question } from '#lib/components/confirm/ask-first.svelte.ts';
import type { JournalMessage } from './journal-message.ts';

interface RemovalRequest {
  /** The messages to the person. */
  readonly messages: readonly Pick<JournalMessage, 'status' | 'direction'>[];
  readonly person: string;
}

const AHEAD = new Set(['planned', 'held', 'due']);

/** The question before somebody is taken off an appointment: what is withdrawn with them. */
export function removalQuestion({ messages, person }: RemovalRequest): Question {
  const ahead = messages.filter(({ status, direction }) => direction === 'out' && AHEAD.has(status)).length;
  const withdrawn =
    ahead === 0
      ? 'Nothing is planned for them.'
      : `${ahead === 1 ? 'One planned message is' : `${ahead} planned messages are`} withdrawn, without a word to them.`;
  return {
    title: `Take ${person} off the appointment?`,
    text: `${withdrawn} What was sent stays told here.`,
    act: 'Take off',
    tone: 'danger',
  };
}
