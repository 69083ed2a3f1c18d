import type { Definition } from '@kept/rules/document';
import { definitionOf } from '../harness/clinic.ts';

interface Size {
  readonly messages: number;
  readonly auto_replies: number;
}

/** A schedule as clinics write them, of a given size: reminders ten minutes apart, each with its share of the answers. */
export function visitSchedule({ messages, auto_replies }: Size): Definition {
  const each = Math.floor(auto_replies / messages);
  const defaults = auto_replies - each * messages;
  return definitionOf({
    name: 'Standard visit',
    messages: Array.from({ length: messages }, (_, at) => ({
      id: `msg_${at}`,
      name: `Message ${at}`,
      purpose: 'reminder',
      type: 'sms',
      timing: { anchor: 'start', offset: { minutes: -60 - 10 * at }, window: 'any' },
      content: { body: 'See you {{ event.start_time | time }}. Reply 1 to confirm, STOP to opt out.' },
      auto_replies: Array.from({ length: each }, (_none, index) => answer(`${at}_${index}`, phrase(at * each + index))),
    })),
    default_auto_replies: Array.from({ length: defaults }, (_, index) =>
      answer(`d_${index}`, phrase(each * messages + index)),
    ),
  });
}

function answer(id: string, text: string) {
  return {
    id: `ar_${id}`,
    trigger: { type: 'reply_includes', any_of: [text] },
    actions: [{ type: 'reply', body: 'Noted.' }],
  };
}

const WORDS = ['late', 'parking', 'insurance', 'directions', 'bring', 'child', 'wheelchair', 'address', 'price', 'dog'];

/** What the answer of that number waits for, such as `parking 3`. */
export function phrase(number: number): string {
  return `${WORDS[number % WORDS.length]} ${Math.floor(number / WORDS.length) + 4}`;
}

/** Replies as they come in: a few that confirm, many that an answer waits for, some that nothing does. */
export function mixedReply(number: number): string {
  switch (number % 5) {
    case 0:
      return '1';
    case 1:
      return 'Thank you so much, see you then';
    default:
      return `Hello, a question: ${phrase((number * 7) % 40)}, please?`;
  }
}
