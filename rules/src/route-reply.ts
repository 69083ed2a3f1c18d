import type { Definitions } from './definitions.ts';
import type { Channel } from './facts.ts';
import type { Instant } from './instant.ts';
import { HELP_WORDS, OPT_IN_WORDS, OPT_OUT_WORDS } from './line-words.ts';
import { MOST_CHOICES, WHICH_ONE_FORGOTTEN_HOURS, WHICH_ONE_HOURS } from './limits.ts';
import { meaningOfReply } from './meaning-of-reply.ts';
import type { OneTimeMessage } from './one-time-message.ts';
import { takesPastOneTime } from './takes-past-one-time.ts';
import { isPhrase } from './text/is-phrase.ts';
import { type NormalisedReply, normaliseReply } from './text/normalise-reply.ts';
import { normaliseText } from './text/normalise-text.ts';
import { minutesBetween } from './timing/shift-instant.ts';
import type { TraceEntry } from './trace.ts';

/** A sent auto message that a reply on its line may answer (ruling 3). */
export interface OpenQuestion {
  readonly sequence_id: string;
  /** Key of the send effect that made the message. */
  readonly key: string;
  readonly revision_id: string;
  readonly auto_message_id: string;
  readonly sent_at: Instant;
}

/** The question "which one?" as it stands on a line: what the client had said, and what they can pick from. */
export interface PendingChoice {
  readonly asked_at: Instant;
  /** In the order in which they were numbered, from 1. */
  readonly choices: readonly { readonly sequence_id: string; readonly key: string }[];
}

export interface RouteRequest {
  readonly text: string;
  readonly channel: Channel;
  readonly now: Instant;
  /** What the line has asked last and nobody answered; null: nothing. Any reply but an opt-out closes it. */
  readonly pending: PendingChoice | null;
  readonly questions: readonly OpenQuestion[];
  /** What staff have sent on the line beside them, at least all since the oldest question (ruling 28). */
  readonly one_time: readonly OneTimeMessage[];
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
  /** It means something, and nobody knows to which of these: the client is asked, once. */
  | { readonly type: 'which_one'; readonly questions: readonly OpenQuestion[] }
  /** It says which one was meant by the reply before it, which answers that question now. */
  | { readonly type: 'picked'; readonly question: OpenQuestion }
  | {
      readonly type: 'inbox';
      readonly reason: InboxReason;
      /** Those it may be for: each hears of it and waits no longer (ruling 15). */
      readonly questions: readonly OpenQuestion[];
    }
);

/** `one_time_message`: what staff wrote in between may be what it is for (ruling 28). */
export type InboxReason = 'no_open_question' | 'ambiguous' | 'one_time_message';

const CONFIRMS_TOGETHER_HOURS = 24;

/** Says what a reply is for, before any sequence sees it (rulings 1, 3 and 28). */
export function routeReply(request: RouteRequest): RouteResult {
  const reply = normaliseReply(request.text, request.channel);
  const word = lineWord(request, reply);
  if (word) return word;
  const questions = newestOfEachSequence(request.questions);
  const pending = stillPending(request, questions);
  const choice = pending === null ? null : choiceOf(reply, pending);
  if (pending !== null && choice !== null) return pick(request, { pending, choice, questions });
  const open = questions.filter((question) => takesPastOneTime({ ...request, question, reply }, request.one_time));
  const [only, ...others] = open;
  if (!only) return inbox(questions.length === 0 ? 'no_open_question' : 'one_time_message', questions);
  if (others.length === 0) return { type: 'answers', questions: open, trace: [route('matched', { questions: 1 })] };
  const together = sentTogether(open, only);
  if (together.every((question) => confirms(request, { question, reply })))
    return { type: 'answers', questions: together, trace: [route('matched', { questions: together.length })] };
  const means = open.some((question) => matches(request, { question, reply }));
  // Asked once: whoever answers the question with another riddle is left to a person.
  if (!means || pending !== null || open.length > MOST_CHOICES) return inbox('ambiguous', questions);
  return { type: 'which_one', questions: open, trace: [route('applied', { questions: open.length })] };
}

function inbox(reason: InboxReason, questions: readonly OpenQuestion[]): RouteResult {
  const detail: TraceEntry['detail'] = reason === 'ambiguous' ? { reason, questions: questions.length } : { reason };
  const ruling = reason === 'one_time_message' ? 28 : 3;
  return { type: 'inbox', reason, questions, trace: [{ ...route('no_match', detail), ruling }] };
}

/** Those that a confirm answers together: sent within a day of the newest. */
function sentTogether(questions: readonly OpenQuestion[], only: OpenQuestion): readonly OpenQuestion[] {
  const newest =
    questions
      .map((question) => question.sent_at)
      .toSorted()
      .at(-1) ?? only.sent_at;
  return questions.filter((question) => minutesBetween(question.sent_at, newest) <= CONFIRMS_TOGETHER_HOURS * 60);
}

/** "Which one?" is closed by time, and by whatever was asked on the line since: a number then answers that. */
function stillPending(
  { pending, now, one_time }: RouteRequest,
  questions: readonly OpenQuestion[],
): PendingChoice | null {
  if (pending === null) return null;
  const over = minutesBetween(pending.asked_at, now) >= WHICH_ONE_FORGOTTEN_HOURS * 60;
  const asked = [...questions, ...one_time.filter(({ asks_own_question }) => asks_own_question)];
  return over || asked.some(({ sent_at }) => sent_at > pending.asked_at) ? null : pending;
}

/** The place in the list that the reply names, from 0; null: it names none. */
function choiceOf(reply: NormalisedReply, { choices }: PendingChoice): number | null {
  const found = choices.findIndex((_, index) => isPhrase(reply, String(index + 1)));
  return found === -1 ? null : found;
}

/** A number that comes late may be meant otherwise by now, and one whose question has closed picks nothing: a person looks. */
function pick(
  { now }: RouteRequest,
  {
    pending,
    choice,
    questions,
  }: { readonly pending: PendingChoice; readonly choice: number; readonly questions: readonly OpenQuestion[] },
): RouteResult {
  const wanted = pending.choices[choice];
  const question = questions.find(({ sequence_id, key }) => sequence_id === wanted?.sequence_id && key === wanted.key);
  const late = minutesBetween(pending.asked_at, now) >= WHICH_ONE_HOURS * 60;
  if (late || question === undefined)
    return inbox(questions.length === 0 ? 'no_open_question' : 'ambiguous', questions);
  return { type: 'picked', question, trace: [route('matched', { choice: choice + 1 })] };
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

interface Asked {
  readonly question: OpenQuestion;
  readonly reply: NormalisedReply;
}

/** Whether the reply would confirm or accept this question by a built-in answer, with nothing authored in its way. */
function confirms(request: RouteRequest, asked: Asked): boolean {
  const { custom, built_in } = meaningOfReply({ ...request, ...asked });
  return !custom && built_in?.built_in.affirmative === true;
}

/** Whether something authored or built in answers the reply. */
function matches(request: RouteRequest, asked: Asked): boolean {
  const { custom, built_in } = meaningOfReply({ ...request, ...asked });
  return custom || built_in !== null;
}

function route(verdict: TraceEntry['verdict'], detail: TraceEntry['detail']): TraceEntry {
  return { rule: 'route', verdict, ruling: 3, auto_message_id: null, auto_reply_id: null, detail };
}
