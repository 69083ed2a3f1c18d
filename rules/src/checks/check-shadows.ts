import type { Definition, Trigger } from '../document.ts';
import { includesPhrase } from '../text/includes-phrase.ts';
import { fixAnswer, fixByRemoving } from './fix-answer.ts';
import type { Fix } from './fix.ts';
import { type Check, type Issue, issueOf } from './issue.ts';
import { messagesAnsweredBy, placedDefaults, placedMessages, type PlacedReply, repliesOf } from './placed.ts';
import { type Phrase, phrasesOf } from './phrases-of.ts';

/** Triggers that can never fire, and phrases two scopes wait for (rulings 6 and 7). */
export const checkShadows: Check = ({ definition }) => [
  ...placedMessages(definition).flatMap((placed) => shadows(repliesOf(placed))),
  ...shadows(placedDefaults(definition)),
  ...placedMessages(definition).flatMap((placed) => clashes(definition, repliesOf(placed))),
];

/** Phrases of one scope that are compared with each other; nobody writes more by hand. */
const PHRASES_COMPARED = 1_000;

/** Within one scope. */
function shadows(scope: readonly PlacedReply[]): readonly Issue[] {
  const phrases = scope.flatMap(phrasesOf).slice(0, PHRASES_COMPARED);
  const by_phrase = phrases.flatMap((phrase, index) => {
    const earlier = firstBefore(index, phrases, (each) => each.text !== '' && takes(each, phrase));
    return earlier
      ? [
          shadowed({
            pointer: phrase.pointer,
            placed: phrase.placed,
            by: `“${earlier.text}” in ${inWords(earlier.placed)}`,
            fix: withoutPhrase(phrase),
          }),
        ]
      : [];
  });
  const by_kind = scope.flatMap((placed, index) => {
    const same = firstBefore(index, scope, (each) => isSame(each.auto_reply.trigger, placed.auto_reply.trigger));
    return same
      ? [
          shadowed({
            pointer: `${placed.pointer}/trigger`,
            placed,
            by: `the same trigger in ${inWords(same)}`,
            fix: fixByRemoving(placed.auto_reply.id),
          }),
        ]
      : [];
  });
  return [...by_phrase, ...by_kind];
}

function firstBefore<T>(index: number, list: readonly T[], is: (item: T) => boolean): T | undefined {
  const found = list.findIndex((item, at) => at >= index || is(item));
  return found < index ? list[found] : undefined;
}

/** Which answer it is, as its author counts them. */
function inWords({ message, index }: PlacedReply): string {
  return message === null ? `answer ${index + 1} of any message` : `answer ${index + 1} of this message`;
}

function withoutPhrase({ placed: { auto_reply }, text, index }: Phrase): Fix | null {
  const { trigger } = auto_reply;
  return 'any_of' in trigger
    ? fixAnswer(auto_reply, { label: `Remove “${text}”`, phrases: trigger.any_of.toSpliced(index, 1) })
    : null;
}

/** Whether the earlier phrase matches whatever the later one would, and is tried before it. */
function takes(earlier: Phrase, later: Phrase): boolean {
  if (earlier.type !== later.type) return false;
  return earlier.type === 'reply_is' ? earlier.text === later.text : holds(later, earlier);
}

/** Whole words are looked for only where the letters are: a large document compares millions of pairs. */
function holds({ text }: Phrase, phrase: Phrase): boolean {
  return text.includes(phrase.text) && includesPhrase(text, phrase.text);
}

function isSame(a: Trigger, b: Trigger): boolean {
  if (a.type !== b.type || a.type === 'reply_is' || a.type === 'reply_includes') return false;
  if (a.type === 'client_dials' && b.type === 'client_dials') return a.digit === b.digit;
  return a.type !== 'no_response_after' || b.type !== 'no_response_after' || a.minutes === b.minutes;
}

function shadowed({
  pointer,
  placed,
  by,
  fix,
}: {
  readonly pointer: string;
  readonly placed: PlacedReply;
  readonly by: string;
  readonly fix: Fix | null;
}): Issue {
  return issueOf({
    code: 'shadowed_trigger',
    pointer,
    message_id: placed.message?.id ?? null,
    message: `This never fires, because ${by} comes first: remove one of them.`,
    fix,
  });
}

/** The message's answer wins over the default's wherever both match (ruling 7). */
function clashes(definition: Definition, own: readonly PlacedReply[]): readonly Issue[] {
  const [first] = own;
  if (!first?.message || first.message.disable_default_auto_replies) return [];
  const { id } = first.message;
  const placed_defaults = placedDefaults(definition).filter((placed) =>
    messagesAnsweredBy(definition, placed).some((message) => message.id === id),
  );
  return [...clashingPhrases(own, { id, placed_defaults }), ...clashingDigits(own, { id, placed_defaults })];
}

interface Defaults {
  /** Of the message whose answers are compared. */
  readonly id: string;
  readonly placed_defaults: readonly PlacedReply[];
}

function clashingDigits(own: readonly PlacedReply[], { id, placed_defaults }: Defaults): readonly Issue[] {
  return own.flatMap(({ auto_reply: { trigger }, pointer }) => {
    if (trigger.type !== 'client_dials') return [];
    const other = placed_defaults.find((each) => isSame(each.auto_reply.trigger, trigger));
    if (!other) return [];
    return [
      issueOf({
        code: 'phrase_clash',
        pointer: `${pointer}/trigger/digit`,
        message_id: id,
        message: `Answer ${other.index + 1} of any message waits for the digit ${trigger.digit} too; for this message only this one applies.`,
      }),
    ];
  });
}

function clashingPhrases(own: readonly PlacedReply[], { id, placed_defaults }: Defaults): readonly Issue[] {
  const defaults = placed_defaults.flatMap(phrasesOf).slice(0, PHRASES_COMPARED);
  // Most phrases are in no default at all, and one look says so.
  const all = defaults.map(({ text }) => text).join('\n');
  return own
    .flatMap(phrasesOf)
    .slice(0, PHRASES_COMPARED)
    .flatMap((phrase) => {
      if (phrase.text === '' || !all.includes(phrase.text)) return [];
      const other = defaults.find((each) => takesFromDefault(phrase, each));
      if (!other) return [];
      return [
        issueOf({
          code: 'phrase_clash',
          pointer: phrase.pointer,
          message_id: id,
          message: `Answer ${other.placed.index + 1} of any message waits for “${other.text}” too; for this message only this one applies.`,
        }),
      ];
    });
}

/** Whether the default's phrase can never be reached; a narrower phrase of the message's own is an ordinary exception. */
function takesFromDefault(own: Phrase, other: Phrase): boolean {
  return own.text === other.text || (own.type === 'reply_includes' && holds(other, own));
}
