import type { Definition } from '@kept/rules/document';
import type { CallOutcome } from '@kept/rules/input';
import type { Happening } from '@kept/rules/simulate/happening';
import { STATE_WORDS } from '#lib/components/state-tag/state-words.ts';

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;

const ENDS: Readonly<Record<CallOutcome, string>> = {
  completed: 'The client hangs up',
  no_answer: 'Nobody answers the call',
  busy: 'The line is busy',
  voicemail: 'A machine answers the call',
  failed: 'The call cannot be connected',
};

const COMMANDS: Readonly<Record<Extract<Happening, { readonly do: 'staff' }>['command'], string>> = {
  send_now: 'send now',
  skip: 'skip',
  hold: 'hold back',
  release: 'let go',
  enable: 'switch on',
  disable: 'switch off',
};

/** What happens, as a sentence without its end; null: the appointment is made, with which all begins. */
export function happeningInWords(happening: Happening | null, { messages }: Definition): string {
  const nameOf = (message_id: string): string => {
    const name = messages.find(({ id }) => id === message_id)?.name;
    return name === undefined ? 'a message that is gone' : `“${name}”`;
  };
  if (happening === null) return 'The appointment is made';
  switch (happening.do) {
    case 'wait':
      return `${lengthInWords(happening.minutes)} later`;
    case 'wait_until':
      return 'Time passes';
    case 'wake':
      return 'On to what happens next';
    case 'next_message':
      return 'On to the next message';
    case 'finish':
      return 'On to the end';
    case 'reply':
      return `The client replies “${happening.text}”${happening.channel === 'email' ? ' by email' : ''}`;
    case 'dial':
      return happening.digit === '' ? 'The time to press a key runs out' : `The client presses ${happening.digit}`;
    case 'end_call':
      return ENDS[happening.outcome];
    case 'fail':
      return happening.auto_message_id === undefined
        ? 'The newest message fails'
        : `${nameOf(happening.auto_message_id)} fails`;
    case 'resolve':
      return 'It turns out to have arrived';
    case 'deliveries':
      return DELIVERIES[happening.outcome];
    case 'set_state': {
      const state = STATE_WORDS[happening.state].words.toLowerCase();
      return happening.by === 'client_page' ? `On their page, the client says: ${state}` : `Staff set: ${state}`;
    }
    case 'staff':
      return `Staff ${COMMANDS[happening.command]} ${nameOf(happening.auto_message_id)}`;
    case 'move':
      return `The appointment is moved to ${happening.start.replace('T', ', ')}`;
    case 'cancel':
      return 'Staff cancel the appointment';
    case 'reinstate':
      return 'Staff bring the appointment back';
    case 'publish':
      return 'Another revision is published';
    default:
      return happening satisfies never;
  }
}

const DELIVERIES = {
  accepted: 'From now on messages arrive',
  failed: 'From now on every message fails',
  unknown: 'From now on nobody knows whether messages arrive',
} as const;

function lengthInWords(minutes: number): string {
  const [many, unit] =
    minutes % MINUTES_PER_DAY === 0
      ? [minutes / MINUTES_PER_DAY, 'day']
      : minutes % MINUTES_PER_HOUR === 0
        ? [minutes / MINUTES_PER_HOUR, 'hour']
        : [minutes, 'minute'];
  return `${many} ${unit}${many === 1 ? '' : 's'}`;
}
