import type { Input } from '../input.ts';
import type { SentMessage } from '../memory.ts';
import { normaliseReply } from '../text/normalise-reply.ts';
import { replyWindowEnd } from '../timing/reply-window.ts';
import { cancelTimers } from './cancel-timers.ts';
import { findMessage } from './find-authored.ts';
import { fireActs } from './fire-acts.ts';
import { isAboutOldTime } from './is-about-old-time.ts';
import { isOpenQuestion } from './is-open-question.ts';
import { note } from './note.ts';
import { notifyStaff } from './notify-staff.ts';
import { findSent, updateSent } from './remember-sent.ts';
import { runAutoReply } from './run-auto-reply.ts';
import { runBuiltIn } from './run-built-in.ts';
import { searchReply } from './search-reply.ts';
import { sendAnswer } from './send-answer.ts';
import type { Turn } from './turn.ts';

type ReplyInput = Extract<Input, { type: 'reply' }>;

/** A client's reply: answered by the first rule that matches, or left to the inbox; it always ends the waiting for one (rulings 3 to 11, 15, 23). */
export function takeReply(turn: Turn, input: ReplyInput): void {
  cancelTimers(turn, 'reply');
  turn.memory = { ...turn.memory, transitions_since_client: 0 };
  const answered = openQuestion(turn, input.answers);
  const authored = answered ? findMessage(turn.request.definitions, answered) : null;
  if (answered === null || authored === null) {
    toInbox(turn, input, 'no_open_question');
    return;
  }
  const sent = updateSent(turn, answered, {
    answered: true,
    status: 'accepted',
    accepted_at: answered.accepted_at ?? input.at,
  });
  if (input.ambiguous === true) {
    toInbox(turn, input, whyAside(input));
    return;
  }
  if (input.picked === true) note(turn, { rule: 'picked', verdict: 'applied', ruling: 3 });
  if (isAboutOldTime(turn, sent)) {
    answerOldTime(turn, sent, input);
    return;
  }
  const found = searchReply(turn, {
    authored,
    reply: normaliseReply(input.text, input.channel),
    channel: input.channel,
  });
  if (found.kind === 'nothing') {
    toInbox(turn, input, 'no_match');
    return;
  }
  if (found.kind === 'authored') {
    runAutoReply(turn, { auto_reply: found.auto_reply, sent, cause: 'client', prefix: input.id });
    turn.search_stopped = false;
    fireActs(turn, sent);
    return;
  }
  runBuiltIn(turn, { built_in: found.built_in, sent, channel: input.channel });
}

/** The message the reply answers, while replies to it are still taken; null: the inbox. */
function openQuestion(turn: Turn, key: string): SentMessage | null {
  const sent = findSent(turn, key);
  const policy = turn.newest?.policy;
  if (sent === null || policy === undefined || !isOpenQuestion(sent)) return null;
  const { facts, now } = turn.request;
  if (facts.participant.removed) return null;
  return now < replyWindowEnd({ memory: turn.memory, facts, policy }) ? sent : null;
}

/** An answer to a time that no longer stands marks nothing: staff read it, the client is told the new time (ruling 24). */
function answerOldTime(turn: Turn, sent: SentMessage, input: ReplyInput): void {
  note(turn, { rule: 'old_time', verdict: 'applied', ruling: 24, auto_message_id: sent.auto_message_id });
  notifyStaff(turn, { key: `n/${input.id}/reply_to_old_time`, reason: 'reply_to_old_time', source: null });
  if (turn.request.facts.appointment.status === 'cancelled') return;
  sendAnswer(turn, {
    key: `x/${input.id}/new_time`,
    source: { kind: 'system_text', text: 'new_time' },
    channel: input.channel,
    cause: 'client',
    purpose: sent.purpose,
  });
}

function whyAside({ asked, after_one_time }: ReplyInput): 'ambiguous' | 'asked' | 'one_time_message' {
  if (after_one_time === true) return 'one_time_message';
  return asked === true ? 'asked' : 'ambiguous';
}

type InboxReason = 'no_open_question' | 'no_match' | ReturnType<typeof whyAside>;

/**
 * A reply that nothing matches is never lost: it goes to the inbox and staff hear of it (ruling 23), but not once
 * more for every appointment it may be for (ruling 3).
 */
function toInbox(turn: Turn, input: ReplyInput, reason: InboxReason): void {
  note(turn, { rule: 'inbox', verdict: 'applied', ruling: 23, detail: { reason } });
  if (input.ambiguous === true) return;
  notifyStaff(turn, { key: `n/${input.id}/reply_unmatched`, reason: 'reply_unmatched', source: null });
}
