import { HELP_WORDS, OPT_IN_WORDS, OPT_OUT_WORDS } from '../line-words.ts';
import type { Channel } from '../facts.ts';
import { normaliseText } from '../text/normalise-text.ts';
import { fixAnswer } from './fix-answer.ts';
import type { Fix } from './fix.ts';
import { type Check, type Issue, issueOf } from './issue.ts';
import { messagesAnsweredBy, type PlacedReply, placedReplies } from './placed.ts';

/** Words a carrier or a person takes for something else: opt-out words are refused, others warned of (rulings 1 and 2). */
export const checkWords: Check = ({ definition }) =>
  placedReplies(definition).flatMap((placed) => {
    const { trigger } = placed.auto_reply;
    if (trigger.type !== 'reply_is' && trigger.type !== 'reply_includes') return [];
    const channels = new Set(messagesAnsweredBy(definition, placed).map((message) => message.type));
    return trigger.any_of.flatMap((phrase, index) =>
      wordIssues({ placed, word: normaliseText(phrase), phrases: trigger.any_of, index, channels }),
    );
  });

interface Word {
  readonly placed: PlacedReply;
  /** As normalised. */
  readonly word: string;
  readonly phrases: readonly string[];
  readonly index: number;
  readonly channels: ReadonlySet<Channel>;
}

function wordIssues(about: Word): readonly Issue[] {
  const { placed, word, index, channels } = about;
  const place = { pointer: `${placed.pointer}/trigger/any_of/${index}`, message_id: placed.message?.id ?? null };
  const shown = word.toUpperCase();
  const stops = (['sms', 'email'] as const).some(
    (channel) => channels.has(channel) && OPT_OUT_WORDS[channel].includes(word),
  );
  if (stops) {
    const message =
      word === 'cancel'
        ? 'Carriers take CANCEL for an opt-out: the client would get no more messages. Ask for 2 instead.'
        : `${shown} always means an opt-out and never reaches this answer: remove it.`;
    return [issueOf({ ...place, code: 'opt_out_word', message, fix: word === 'cancel' ? two(about) : without(about) })];
  }
  if (!channels.has('sms') || ![...OPT_IN_WORDS, ...HELP_WORDS, 'yes'].includes(word)) return [];
  const message =
    word === 'yes'
      ? 'Some carriers take YES for signing up again. Ask for 1 instead, which means the same to us.'
      : `Carriers answer ${shown} by themselves, so it may never reach this answer.`;
  return [issueOf({ ...place, code: 'reserved_word', message, fix: without(about) })];
}

function without({ placed, word, phrases, index }: Word): Fix {
  return fixAnswer(placed.auto_reply, { label: `Remove “${word}”`, phrases: phrases.toSpliced(index, 1) });
}

/** `2` in the place of the word, once. */
function two({ placed, phrases, index }: Word): Fix {
  const known = phrases.some((phrase) => normaliseText(phrase) === '2');
  return fixAnswer(placed.auto_reply, {
    label: 'Wait for “2” instead',
    phrases: known ? phrases.toSpliced(index, 1) : phrases.with(index, '2'),
  });
}
