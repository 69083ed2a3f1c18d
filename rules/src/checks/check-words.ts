import { HELP_WORDS, OPT_IN_WORDS, OPT_OUT_WORDS } from '../line-words.ts';
import type { Channel } from '../facts.ts';
import { normaliseText } from '../text/normalise-text.ts';
import type { Check, Fix, Issue } from './issue.ts';
import { messagesAnsweredBy, type PlacedReply, placedReplies } from './placed.ts';

/** Words a carrier or a person takes for something else: opt-out words are refused, others warned of (rulings 1 and 2). */
export const checkWords: Check = ({ definition }) =>
  placedReplies(definition).flatMap((placed) => {
    const { trigger } = placed.auto_reply;
    if (trigger.type !== 'reply_is' && trigger.type !== 'reply_includes') return [];
    const channels = new Set(messagesAnsweredBy(definition, placed).map((message) => message.type));
    return trigger.any_of.flatMap((phrase, index) => {
      const pointer = `${placed.pointer}/trigger/any_of/${index}`;
      return wordIssues({ placed, word: normaliseText(phrase), pointer, channels });
    });
  });

function wordIssues({
  placed,
  word,
  pointer,
  channels,
}: {
  readonly placed: PlacedReply;
  readonly word: string;
  readonly pointer: string;
  readonly channels: ReadonlySet<Channel>;
}): readonly Issue[] {
  const issue = { pointer, message_id: placed.message?.id ?? null };
  const stops = (['sms', 'email'] as const).some(
    (channel) => channels.has(channel) && OPT_OUT_WORDS[channel].includes(word),
  );
  if (stops) {
    const shown = word.toUpperCase();
    return [
      {
        ...issue,
        code: 'opt_out_word',
        severity: 'error',
        message:
          word === 'cancel'
            ? 'Carriers take CANCEL for an opt-out: the client would get no more messages. Ask for 2 instead.'
            : `${shown} always means an opt-out and never reaches this answer: remove it.`,
        fix: fixOf(word, pointer),
      },
    ];
  }
  const reserved = channels.has('sms') && [...OPT_IN_WORDS, ...HELP_WORDS, 'yes'].includes(word);
  if (!reserved) return [];
  const why =
    word === 'yes'
      ? 'Some carriers take YES for signing up again. Ask for 1 instead, which means the same to us.'
      : `Carriers answer ${word.toUpperCase()} by themselves, so it may never reach this answer.`;
  return [{ ...issue, code: 'reserved_word', severity: 'warning', message: why, fix: null }];
}

function fixOf(word: string, pointer: string): Fix {
  return word === 'cancel'
    ? { label: 'Wait for “2” instead', operation: 'replace', pointer, value: '2' }
    : { label: `Remove “${word}”`, operation: 'remove', pointer, value: null };
}
