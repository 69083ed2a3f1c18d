import { sendInWords } from '#lib/components/confirm/send-in-words.ts';
import type { Question } from '#lib/components/confirm/ask-first.svelte.ts';
import type { JournalMessage, MessageAction } from './journal-message.ts';

/** How an act stands on its button. */
export const ACT_WORDS: Readonly<Record<MessageAction, string>> = {
  send_now: 'Send now',
  skip: 'Skip',
  hold: 'Hold',
  release: 'Release',
  resend: 'Send again',
  drop: 'Drop it',
};

interface ActRequest {
  readonly action: MessageAction;
  readonly message: Pick<JournalMessage, 'name' | 'channel' | 'to' | 'at' | 'status'>;
  /** Who would get it. */
  readonly person: string;
  /** The account's present, in milliseconds. */
  readonly now: number;
}

/** How an act is called where its words alone could mislead. */
export function actWords({ action, message }: Pick<ActRequest, 'action' | 'message'>): string {
  if (action === 'release' && message.status === 'skipped') return 'Put back';
  return action === 'send_now' && message.status === 'failed' ? 'Send again' : ACT_WORDS[action];
}

/** The question before an act that reaches somebody or cannot be taken back; null: it is done at once. */
export function actQuestion({ action, message, person, now }: ActRequest): Question | null {
  const { channel, to } = message;
  const name = message.name === null ? 'This message' : `“${message.name}”`;
  const where = to === null ? person : `${person} at ${to}`;
  const send = sendInWords({ count: 1, channel });
  switch (action) {
    case 'send_now':
      return { title: 'Send it now?', text: `${name} goes to ${where}.`, act: `${send} now` };
    case 'release':
      return isOverdue(message, now)
        ? { title: 'Release it?', text: `Its time has come: ${name} goes to ${where} at once.`, act: `${send} now` }
        : null;
    case 'resend':
      return {
        title: 'Send it again?',
        text: `Nobody knows whether ${name} arrived. ${person} may get it twice.`,
        act: `${send} again`,
        tone: 'danger',
      };
    case 'drop':
      return {
        title: 'Drop it?',
        text: `${name} is taken as not delivered, and what the schedule says for a failed message is done.`,
        act: 'Take it as not delivered',
        tone: 'danger',
      };
    case 'skip':
    case 'hold':
      return null;
  }
}

/** What is said when it is done. */
export function actDone({ action, message }: Pick<ActRequest, 'action' | 'message'>): string {
  const name = message.name === null ? 'The message' : `“${message.name}”`;
  switch (action) {
    case 'send_now':
    case 'resend':
      return `${name} is being sent`;
    case 'skip':
      return `${name} is skipped`;
    case 'hold':
      return `${name} is held back`;
    case 'release':
      return `${name} goes on`;
    case 'drop':
      return `${name} is taken as not delivered`;
  }
}

/** What is said instead when quiet hours hold it. */
export function waitsWords({ name }: Pick<JournalMessage, 'name'>): string {
  return `${name === null ? 'The message' : `“${name}”`} waits for the end of quiet hours`;
}

/** The act that takes one back, if it is cheap to take back. */
export function undoOf({ action, message, now }: Omit<ActRequest, 'person'>): MessageAction | null {
  if (action === 'hold') return 'release';
  return action === 'skip' && !isOverdue(message, now) ? 'release' : null;
}

function isOverdue({ at }: Pick<JournalMessage, 'at'>, now: number): boolean {
  return at !== null && Date.parse(at) <= now;
}
