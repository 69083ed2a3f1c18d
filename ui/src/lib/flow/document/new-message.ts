import { autoMessageSchema } from '@kept/rules/document/auto-message-schema';
import type { AutoMessage, Definition, Purpose } from '@kept/rules/document';
import { mintId } from './mint-seed.ts';
import { usualTiming } from './usual-timing.ts';

export interface NewMessage {
  readonly type: AutoMessage['type'];
  readonly purpose: Purpose;
  /** `on_demand`: an answer leads to it, so it has no time of its own. */
  readonly availability?: 'scheduled' | 'on_demand';
}

const NAMES: Readonly<Record<Purpose, string>> = { booking: 'Booking', reminder: 'Reminder', follow_up: 'Follow-up' };
const TYPES: Readonly<Record<AutoMessage['type'], string>> = { sms: 'text', email: 'email', call: 'call' };

const WHEN = '{{ event.start_time | date_and_time_phrase }}';

const WORDS: Readonly<Record<Purpose, string>> = {
  booking: `Hi {{ first_name }}, we have you down for {{ event.title }}, ${WHEN}. Reply 1 to accept or 2 to decline. Reply STOP to opt out.`,
  reminder: `Hi {{ first_name }}, see you ${WHEN}. Reply 1 to confirm or 3 to reschedule. Reply STOP to opt out.`,
  follow_up: 'Hi {{ first_name }}, thank you for coming. How was it? Reply STOP to opt out.',
};

const SAID: Readonly<Record<Purpose, string>> = {
  booking: `Hello {{ first_name }}. We have you down for {{ event.title }}, ${WHEN}. Press 1 to accept or 2 to decline.`,
  reminder: `Hello {{ first_name }}. This is a reminder of your appointment, ${WHEN}. Press 1 to confirm.`,
  follow_up: 'Hello {{ first_name }}. Thank you for coming.',
};

/** A message to begin with: it goes out at its purpose's usual time and says what its purpose usually says. */
export function newMessage(
  definition: Definition,
  { type, purpose, availability = 'scheduled' }: NewMessage,
): AutoMessage {
  const name = availability === 'scheduled' ? `${NAMES[purpose]} ${TYPES[type]}` : `New ${TYPES[type]}`;
  return autoMessageSchema.parse({
    ...{ id: mintId('msg'), type, purpose, availability },
    name: freeName(definition, name),
    timing: availability === 'scheduled' ? usualTiming(definition, purpose) : null,
    content: availability === 'scheduled' ? contentOf(type, purpose) : {},
  });
}

/** Two of one name could not be told apart where an answer is to lead to one of them. */
function freeName({ messages }: Definition, name: string): string {
  const taken = new Set(messages.map((message) => message.name));
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name} ${number}`;
  return free;
}

function contentOf(type: AutoMessage['type'], purpose: Purpose): object {
  return type === 'call' ? { script: [{ say: SAID[purpose] }] } : { body: WORDS[purpose] };
}
