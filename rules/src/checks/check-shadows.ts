import type { AutoMessage, Definition, Trigger } from '../document.ts';
import { matchBuiltIn } from '../match-built-in.ts';
import { ACTION_KINDS } from '../actions/action-kinds.ts';
import { includesPhrase } from '../text/includes-phrase.ts';
import { normaliseText } from '../text/normalise-text.ts';
import type { Check, Issue } from './issue.ts';
import { messagesAnsweredBy, placedDefaults, placedMessages, type PlacedReply, repliesOf } from './placed.ts';

/** Triggers that can never fire, phrases two scopes wait for, and answers that set a built-in aside (rulings 6 to 8). */
export const checkShadows: Check = ({ definition }) => [
  ...placedMessages(definition).flatMap((placed) => shadows(repliesOf(placed))),
  ...shadows(placedDefaults(definition)),
  ...placedMessages(definition).flatMap((placed) => clashes(definition, repliesOf(placed))),
  ...[...placedMessages(definition).flatMap(repliesOf), ...placedDefaults(definition)].flatMap((reply) =>
    overrides(definition, reply),
  ),
];

interface Phrase {
  readonly text: string;
  readonly type: 'reply_is' | 'reply_includes';
  readonly pointer: string;
  readonly placed: PlacedReply;
}

function phrasesOf(placed: PlacedReply): readonly Phrase[] {
  const { trigger } = placed.auto_reply;
  if (trigger.type !== 'reply_is' && trigger.type !== 'reply_includes') return [];
  const { type } = trigger;
  return trigger.any_of.map((phrase, index) => ({
    text: normaliseText(phrase),
    type,
    pointer: `${placed.pointer}/trigger/any_of/${index}`,
    placed,
  }));
}

/** Phrases of one scope that are compared with each other; nobody writes more by hand. */
const PHRASES_COMPARED = 1_000;

/** Within one scope. */
function shadows(scope: readonly PlacedReply[]): readonly Issue[] {
  const phrases = scope.flatMap(phrasesOf).slice(0, PHRASES_COMPARED);
  const by_phrase = phrases.flatMap((phrase, index) => {
    const earlier = phrases.slice(0, index).find((each) => each.text !== '' && takes(each, phrase));
    return earlier
      ? [shadowed({ pointer: phrase.pointer, placed: phrase.placed, by: `“${earlier.text}” at ${earlier.pointer}` })]
      : [];
  });
  const by_kind = scope.flatMap((placed, index) => {
    const same = scope.slice(0, index).find((each) => isSame(each.auto_reply.trigger, placed.auto_reply.trigger));
    return same
      ? [shadowed({ pointer: `${placed.pointer}/trigger`, placed, by: `the same trigger at ${same.pointer}` })]
      : [];
  });
  return [...by_phrase, ...by_kind];
}

/** Whether the earlier phrase matches whatever the later one would, and is tried before it. */
function takes(earlier: Phrase, later: Phrase): boolean {
  if (earlier.type !== later.type) return false;
  return earlier.type === 'reply_is' ? earlier.text === later.text : includesPhrase(later.text, earlier.text);
}

function isSame(a: Trigger, b: Trigger): boolean {
  if (a.type !== b.type || a.type === 'reply_is' || a.type === 'reply_includes') return false;
  return a.type !== 'no_response_after' || b.type !== 'no_response_after' || a.minutes === b.minutes;
}

function shadowed({
  pointer,
  placed,
  by,
}: {
  readonly pointer: string;
  readonly placed: PlacedReply;
  readonly by: string;
}): Issue {
  return {
    code: 'shadowed_trigger',
    severity: 'warning',
    pointer,
    message_id: placed.message?.id ?? null,
    message: `This never fires, because ${by} comes first: remove one of them.`,
    fix: null,
  };
}

/** The message's answer wins over the default's for the same words. */
function clashes(definition: Definition, own: readonly PlacedReply[]): readonly Issue[] {
  const defaults = new Map(
    placedDefaults(definition)
      .flatMap(phrasesOf)
      .map((phrase) => [phrase.text, phrase]),
  );
  return own.flatMap(phrasesOf).flatMap((phrase) => {
    if (phrase.placed.message?.disable_default_auto_replies === true) return [];
    const other = phrase.text === '' ? undefined : defaults.get(phrase.text);
    return other
      ? [
          {
            code: 'phrase_clash' as const,
            severity: 'warning' as const,
            pointer: phrase.pointer,
            message_id: phrase.placed.message?.id ?? null,
            message: `A default answer waits for “${phrase.text}” too (${other.pointer}); for this message only this one applies.`,
            fix: null,
          },
        ]
      : [];
  });
}

/** Fine when the answer marks the same; else the client's 1 would confirm nothing (ruling 8). */
function overrides(definition: Definition, placed: PlacedReply): readonly Issue[] {
  const marks = placed.auto_reply.actions.map((action) => ACTION_KINDS[action.type].marks);
  const answered = distinctKinds(messagesAnsweredBy(definition, placed));
  return phrasesOf(placed).flatMap((phrase) => {
    const built_in = answered
      .flatMap(({ type, purpose }) =>
        type === 'call'
          ? []
          : [
              matchBuiltIn({
                reply: { whole: phrase.text, first_line: null },
                channel: type,
                purpose,
                locale: null,
                any_affirmative_confirms: true,
              }),
            ],
      )
      .find((match) => match !== null)?.built_in;
    if (!built_in || marks.some((mark) => mark === built_in.state)) return [];
    const safe = built_in.affirmative ? '“client confirms” (or “accepts”)' : 'the matching “client …” trigger';
    return [
      {
        code: 'overrides_built_in' as const,
        severity: 'warning' as const,
        pointer: phrase.pointer,
        message_id: placed.message?.id ?? null,
        message: `“${phrase.text}” means “${built_in.state.replace('_', ' ')}” by itself, and this answer keeps it from being marked. To add to it, use ${safe}; to replace it, mark it here.`,
        fix: null,
      },
    ];
  });
}

/** One message of each type and purpose: the built-ins know no more of a message. */
function distinctKinds(messages: readonly AutoMessage[]): readonly AutoMessage[] {
  return [...new Map(messages.map((message) => [`${message.type} ${message.purpose}`, message])).values()];
}
