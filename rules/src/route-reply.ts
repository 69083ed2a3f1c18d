import type { Definitions } from './definitions.ts';
import type { Channel } from './facts.ts';
import type { Instant } from './instant.ts';
import { HELP_WORDS, OPT_IN_WORDS, OPT_OUT_WORDS } from './line-words.ts';
import { matchBuiltIn } from './match-built-in.ts';
import { isPhrase } from './text/is-phrase.ts';
import { type NormalisedReply, normaliseReply } from './text/normalise-reply.ts';
import { normaliseText } from './text/normalise-text.ts';
import { minutesBetween } from './timing/shift-instant.ts';
import type { TraceEntry } from './trace.ts';
import { findMessage } from './turn/find-authored.ts';
import { lookThrough } from './turn/search-auto-replies.ts';

/** A sent auto message that a reply on its line may answer (ruling 3). */
export interface OpenQuestion {
  readonly sequence_id: string;
  /** Key of the send effect that made the message. */
  readonly key: string;
  readonly revision_id: string;
  readonly auto_message_id: string;
  readonly sent_at: Instant;
}

export interface RouteRequest {
  readonly text: string;
  readonly channel: Channel;
  readonly questions: readonly OpenQuestion[];
  /** Holds every revision named by the questions. */
  readonly definitions: Definitions;
  /** The sender's own words, beside the built-in ones. */
  readonly sender: { readonly opt_out_words: readonly string[] };
}

export type RouteResult = { readonly trace: readonly TraceEntry[] } & (
  | { readonly type: 'opt_out'; readonly word: string; readonly may_mean_cancel: boolean }
  | { readonly type: 'opt_in' }
  | { readonly type: 'help' }
  | { readonly type: 'answers'; readonly questions: readonly OpenQuestion[] }
  | {
      readonly type: 'inbox';
      readonly reason: 'no_open_question' | 'ambiguous';
      /** Those it may be for: each hears of it and waits no longer (ruling 15). */
      readonly questions: readonly OpenQuestion[];
    }
);

const CONFIRMS_TOGETHER_HOURS = 24;

/** Says what a reply is for, before any sequence sees it (rulings 1 and 3). */
export function routeReply(request: RouteRequest): RouteResult {
  const reply = normaliseReply(request.text, request.channel);
  const word = lineWord(request, reply);
  if (word) return word;
  const questions = newestOfEachSequence(request.questions);
  const [only, ...others] = questions;
  if (!only)
    return {
      type: 'inbox',
      reason: 'no_open_question',
      questions,
      trace: [route('no_match', { reason: 'no_open_question' })],
    };
  if (others.length === 0) return { type: 'answers', questions, trace: [route('matched', { questions: 1 })] };
  const newest =
    questions
      .map((question) => question.sent_at)
      .toSorted()
      .at(-1) ?? only.sent_at;
  const together = questions.filter(
    (question) => minutesBetween(question.sent_at, newest) <= CONFIRMS_TOGETHER_HOURS * 60,
  );
  const agrees = together.every((question) => confirms(request, { question, reply }));
  return agrees
    ? { type: 'answers', questions: together, trace: [route('matched', { questions: together.length })] }
    : {
        type: 'inbox',
        reason: 'ambiguous',
        questions,
        trace: [route('no_match', { reason: 'ambiguous', questions: questions.length })],
      };
}

/** Opt-out before all else, then the words about the line itself. Digits of a call never come this way. */
function lineWord({ channel, sender }: RouteRequest, reply: NormalisedReply): RouteResult | null {
  const opt_out = channel === 'call' ? [] : [...OPT_OUT_WORDS[channel], ...sender.opt_out_words];
  const stop = opt_out.find((each) => isPhrase(reply, each));
  if (stop !== undefined) {
    const word = normaliseText(stop);
    const may_mean_cancel = channel === 'sms' && word === 'cancel';
    return {
      type: 'opt_out',
      word,
      may_mean_cancel,
      trace: [{ ...route('matched', {}), rule: 'opt_out', ruling: may_mean_cancel ? 2 : 1 }],
    };
  }
  if (channel !== 'sms') return null;
  if (OPT_IN_WORDS.some((each) => isPhrase(reply, each)))
    return { type: 'opt_in', trace: [{ ...route('matched', {}), rule: 'opt_in', ruling: 1 }] };
  if (HELP_WORDS.some((each) => isPhrase(reply, each)))
    return { type: 'help', trace: [{ ...route('matched', {}), rule: 'help', ruling: null }] };
  return null;
}

function newestOfEachSequence(questions: readonly OpenQuestion[]): readonly OpenQuestion[] {
  return questions.filter((question) =>
    questions.every(
      (other) => other.sequence_id !== question.sequence_id || other === question || isOlder(other, question),
    ),
  );
}

function isOlder(a: OpenQuestion, b: OpenQuestion): boolean {
  return a.sent_at < b.sent_at || (a.sent_at === b.sent_at && a.key < b.key);
}

/** Whether the reply would confirm or accept this question by a built-in answer, with nothing authored in its way. */
function confirms(
  { definitions, channel }: RouteRequest,
  { question, reply }: { readonly question: OpenQuestion; readonly reply: NormalisedReply },
): boolean {
  const authored = findMessage(definitions, question);
  if (authored === null || channel === 'call') return false;
  const custom = (['auto_reply', 'default_auto_reply'] as const)
    .flatMap((scope) =>
      lookThrough(authored, { scope, occurrence: { kind: 'reply', reply }, pass: ['exact', 'includes'] }),
    )
    .some((looked) => looked.match !== null);
  const { any_affirmative_confirms } = authored.definition.policy;
  const built_in = matchBuiltIn({
    reply,
    channel,
    purpose: authored.message.purpose,
    locale: null,
    any_affirmative_confirms,
  });
  return !custom && built_in?.built_in.affirmative === true;
}

function route(verdict: TraceEntry['verdict'], detail: TraceEntry['detail']): TraceEntry {
  return { rule: 'route', verdict, ruling: 3, auto_message_id: null, auto_reply_id: null, detail };
}
