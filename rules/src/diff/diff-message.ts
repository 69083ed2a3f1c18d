import type { AutoMessage } from '../document.ts';
import type { Timing } from '../document/timing-schema.ts';
import { SEALED_PIN } from '../document/pin-schema.ts';
import { timingInWords } from '../graph/timing-in-words.ts';
import { conditionInWords } from '../outline/condition-in-words.ts';
import { ownValue } from '../own-value.ts';
import type { Change } from './change.ts';
import { sameJson } from './same-json.ts';
import { translationsChanged, wordsChanged } from './words-changed.ts';

type Field = Exclude<keyof AutoMessage, 'id' | 'auto_replies'>;

interface Pair {
  readonly before: AutoMessage;
  readonly after: AutoMessage;
  readonly name: string;
}

/** Null: nothing that a person would call a change. */
type Tell = (pair: Pair) => string | null;

const AVAILABILITIES: Readonly<Record<AutoMessage['availability'], string>> = {
  scheduled: 'goes out at its time',
  on_demand: 'goes out only when an answer leads to it',
  off: 'is off',
};

/** A sentence for each field of a message; the compiler asks for a missing one. */
const TELLERS: Readonly<Record<Field, Tell>> = {
  name: ({ before, after, name }) => {
    if (before.name === '') return `A message without a name is now called ${name}.`;
    return after.name === '' ? `“${before.name}” has no name any more.` : `“${before.name}” is now called ${name}.`;
  },
  availability: ({ before, after, name }) =>
    `${name} now ${AVAILABILITIES[after.availability]}; before, it ${AVAILABILITIES[before.availability].replace(/^is/, 'was').replace(/^goes/, 'went')}.`,
  purpose: ({ before, after, name }) =>
    `${name} is now a ${words(after.purpose)}, no longer a ${words(before.purpose)}.`,
  type: ({ before, after, name }) => `${name} now goes out by ${after.type}, no longer by ${before.type}.`,
  timing: newTiming,
  condition: ({ before, after, name }) => {
    const [was, is] = [wordsOf(before), wordsOf(after)];
    if (is === null) return `${name} now goes to everyone; before, only if ${was}.`;
    if (was === null) return `${name} now goes out only if ${is}.`;
    if (was === is) return `The condition of ${name} is written otherwise and means the same: ${is}.`;
    return `${name} now goes out only if ${is}; before, only if ${was}.`;
  },
  content: ({ before, after, name }) => listed(name, wordsChanged(before.content, after.content)),
  translations: ({ before, after, name }) => listed(name, translationsChanged(before.translations, after.translations)),
  group_same_address: ({ after, name }) =>
    `${name} is ${after.group_same_address ? 'now' : 'no longer'} joined with others to the same address.`,
  send_securely: ({ after, name }) => `${name} is ${after.send_securely ? 'now' : 'no longer'} sent securely.`,
  pin: ({ before: { pin: was }, after: { pin }, name }) =>
    pin === null
      ? `${name} no longer asks for a PIN of its own.`
      : `${name} asks for ${was === null ? 'a' : 'another'} PIN of its own${pin.startsWith(SEALED_PIN) ? '' : `: ${pin}`}.`,
  disable_default_auto_replies: ({ after, name }) =>
    `The default answers ${after.disable_default_auto_replies ? 'no longer' : 'now'} apply to ${name}.`,
};

/** What changed in a message beside its auto replies, a change a field. */
export function diffMessage(before: AutoMessage, after: AutoMessage): readonly Change[] {
  const name = after.name === '' ? 'A message' : `“${after.name}”`;
  return Object.entries(TELLERS).flatMap(([field, tell]): readonly Change[] => {
    if (sameJson(ownValue<unknown>(before, field), ownValue<unknown>(after, field))) return [];
    const sentence = tell({ before, after, name });
    return sentence === null
      ? []
      : [{ kind: 'message_changed', message_id: after.id, auto_reply_id: null, field, sentence }];
  });
}

function newTiming({ before, after, name }: Pair): string {
  const [was, is] = [timingInWords(before.timing), timingInWords(after.timing)];
  const [old, now] = [before.timing, after.timing];
  const details = old === null || now === null ? [] : timingDetails(old, now);
  if (was === is) return `${name}: ${details.join('; ')}.`;
  return `${name}: ${[is, ...details].join('; ')}; before, ${was}.`;
}

/** What changed of a time beside the time. */
function timingDetails(before: Timing, after: Timing): readonly string[] {
  const skips = after.count_only_enabled_days;
  return [
    ...(before.window === after.window ? [] : [`${hoursOf(after)} instead of ${hoursOf(before)}`]),
    ...(before.count_only_enabled_days === skips
      ? []
      : [`days without sending hours are ${skips ? 'no longer' : 'now'} counted`]),
    ...(before.when_past === after.when_past
      ? []
      : [`when its time has passed, ${WHEN_PAST[after.when_past ?? 'null']}`]),
  ];
}

const WHEN_PAST = {
  skip: 'it is skipped',
  send_now: 'it goes out at once',
  null: 'it does what is usual for its purpose',
} as const;

function hoursOf({ window }: Timing): string {
  return window === 'any' ? 'at any hour' : `within the hours “${window}”`;
}

/** Characters of a condition's words that a sentence takes. */
const CONDITION_SHOWN = 300;

function wordsOf({ condition }: AutoMessage): string | null {
  if (condition === null) return null;
  const words = conditionInWords(condition);
  return words.length > CONDITION_SHOWN ? `${words.slice(0, CONDITION_SHOWN)}…` : words;
}

function listed(name: string, parts: readonly string[]): string | null {
  return parts.length === 0 ? null : `${name}: ${parts.join('; ')}.`;
}

function words(purpose: AutoMessage['purpose']): string {
  return purpose === 'follow_up' ? 'follow-up' : purpose;
}
