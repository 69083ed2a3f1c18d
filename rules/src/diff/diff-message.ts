import type { AutoMessage } from '../document.ts';
import { timingInWords } from '../graph/timing-in-words.ts';
import type { Change } from './change.ts';
import { sameJson } from './same-json.ts';

type Field = Exclude<keyof AutoMessage, 'id' | 'auto_replies'>;

type Tell = (pair: { readonly before: AutoMessage; readonly after: AutoMessage; readonly name: string }) => string;

const AVAILABILITIES: Readonly<Record<AutoMessage['availability'], string>> = {
  scheduled: 'goes out at its time',
  on_demand: 'goes out only when an answer leads to it',
  off: 'is off',
};

/** A sentence for each field of a message; the compiler asks for a missing one. */
const TELLERS: Readonly<Record<Field, Tell>> = {
  name: ({ before, name }) => `“${before.name}” is now called ${name}.`,
  availability: ({ before, after, name }) =>
    `${name} now ${AVAILABILITIES[after.availability]}; before, it ${AVAILABILITIES[before.availability].replace(/^is/, 'was').replace(/^goes/, 'went')}.`,
  purpose: ({ before, after, name }) =>
    `${name} is now a ${words(after.purpose)}, no longer a ${words(before.purpose)}.`,
  type: ({ before, after, name }) => `${name} now goes out by ${after.type}, no longer by ${before.type}.`,
  timing: ({ before, after, name }) => {
    const [was, is] = [timingInWords(before.timing), timingInWords(after.timing)];
    return was === is ? `${name} goes out in other hours of the day.` : `${name}: ${is}; before, ${was}.`;
  },
  condition: ({ before, after, name }) => {
    if (after.condition === null) return `${name} no longer has a condition.`;
    return before.condition === null ? `${name} now has a condition.` : `${name} has another condition.`;
  },
  content: ({ name }) => `${name} says something else.`,
  translations: ({ before, after, name }) => {
    const locales = [...new Set([...Object.keys(before.translations), ...Object.keys(after.translations)])];
    return `${name} has other translations (${locales.toSorted().join(', ')}).`;
  },
  group_same_address: ({ after, name }) =>
    `${name} is ${after.group_same_address ? 'now' : 'no longer'} joined with others to the same address.`,
  send_securely: ({ after, name }) => `${name} is ${after.send_securely ? 'now' : 'no longer'} sent securely.`,
  disable_default_auto_replies: ({ after, name }) =>
    `The default answers ${after.disable_default_auto_replies ? 'no longer' : 'now'} apply to ${name}.`,
};

const FIELDS: readonly Field[] = [
  'name',
  'availability',
  'purpose',
  'type',
  'timing',
  'condition',
  'content',
  'translations',
  'group_same_address',
  'send_securely',
  'disable_default_auto_replies',
];

/** What changed in a message beside its auto replies, a change a field. */
export function diffMessage(before: AutoMessage, after: AutoMessage): readonly Change[] {
  const name = after.name === '' ? 'A message' : `“${after.name}”`;
  return FIELDS.filter((field) => !sameJson(before[field], after[field])).map((field) => ({
    kind: 'message_changed',
    message_id: after.id,
    auto_reply_id: null,
    field,
    sentence: TELLERS[field]({ before, after, name }),
  }));
}

function words(purpose: AutoMessage['purpose']): string {
  return purpose === 'follow_up' ? 'follow-up' : purpose;
}
