import { NO_DIGIT, OPT_OUT_DIGIT } from '../digits.ts';
import type { Input } from '../input.ts';
import { ASKED_AGAIN_PER_CALL, DIGITS_PER_CALL } from '../limits.ts';
import { BUILT_IN_MENUS } from '../built-ins.ts';
import { matchBuiltInDigit } from '../match-built-in-digit.ts';
import type { SentMessage } from '../memory.ts';
import { acceptSent } from './accept-sent.ts';
import { cancelTimers } from './cancel-timers.ts';
import { findMessage } from './find-authored.ts';
import { fireActs } from './fire-acts.ts';
import { fireFailures } from './fire-failures.ts';
import { hangUp } from './hang-up.ts';
import { isAboutOldTime } from './is-about-old-time.ts';
import { isWindowOver } from './is-window-over.ts';
import { liveCall } from './live-call.ts';
import { messageSource } from './message-source.ts';
import { note } from './note.ts';
import { notifyStaff } from './notify-staff.ts';
import { findSent, updateSent } from './remember-sent.ts';
import { runAutoReply } from './run-auto-reply.ts';
import { runBuiltIn } from './run-built-in.ts';
import { sayText } from './say-text.ts';
import { searchDigit } from './search-digit.ts';
import { speak } from './speak.ts';
import { takeOptedOut } from './take-opted-out.ts';
import type { CallTurn, Turn } from './turn.ts';

type DigitInput = Extract<Input, { type: 'digit' }>;

/**
 * A digit dialled in a call, or the time to dial running out: answered once and whole, by what is said and what
 * follows (rulings 7, 17, 19, 20). 9 opts out, whatever is authored (ruling 1).
 */
export function takeDigit(turn: Turn, input: DigitInput): void {
  if (input.digit === OPT_OUT_DIGIT) {
    const { id, at, call, answers } = input;
    takeOptedOut(turn, { type: 'opted_out', id, at, channel: 'call', word: OPT_OUT_DIGIT, answers, call });
    return;
  }
  const live = liveCall(turn, findSent(turn, input.answers), input);
  if (live.kind !== 'live' || live.memory.over) {
    note(turn, { rule: 'call', verdict: 'ignored', detail: { reason: live.kind === 'live' ? 'over' : live.kind } });
    // Whoever asks what to say gets an answer, as long as there may be somebody to hear it.
    if (live.kind !== 'ended') hangUp(turn, { call: input.call, text: live.kind === 'live' ? null : 'call_goodbye' });
    // What it would have meant in the call is not known any more; that the client dialled is told (ruling 23).
    else if (input.digit !== NO_DIGIT) {
      notifyStaff(turn, { key: `n/${input.id}/reply_unmatched`, reason: 'reply_unmatched', source: null });
    }
    return;
  }
  const call: CallTurn = { memory: { ...live.memory, digits: live.memory.digits + 1 }, says: [], next: null };
  turn.call = call;
  // Before the call counts as received: that alone does not open the window again.
  const window_over = isWindowOver(turn);
  answer(turn, { call, input, sent: hear(turn, live.sent, input), window_over });
  // What has nowhere to go fails within the call, and may lead on in it.
  fireFailures(turn);
  speak(turn, call);
}

/** The client is on the phone with it, so it has arrived; a digit is a response, letting the time run out is none. */
function hear(turn: Turn, sent: SentMessage, { digit, at }: DigitInput): SentMessage {
  const heard = sent.status === 'accepted' ? sent : acceptSent(turn, sent, at);
  if (digit === NO_DIGIT) return heard;
  cancelTimers(turn, 'reply');
  turn.memory = { ...turn.memory, transitions_since_client: 0 };
  return updateSent(turn, heard, { answered: true });
}

interface Answering {
  readonly call: CallTurn;
  readonly input: DigitInput;
  readonly sent: SentMessage;
  readonly window_over: boolean;
}

function answer(turn: Turn, answering: Answering): void {
  const { call, input, sent } = answering;
  const authored = findMessage(turn.request.definitions, sent);
  if (turn.stopped.call) {
    note(turn, { rule: 'call', verdict: 'ignored', ruling: 1, detail: { reason: 'opted_out' } });
    call.next = 'hang_up';
    return;
  }
  const closed = authored === null || turn.request.facts.participant.removed || answering.window_over;
  if (closed || call.memory.digits > DIGITS_PER_CALL) {
    const reason = call.memory.digits > DIGITS_PER_CALL ? 'digits' : 'no_open_question';
    note(turn, { rule: 'call', verdict: reason === 'digits' ? 'limit' : 'ignored', detail: { reason } });
    return;
  }
  if (isAboutOldTime(turn, sent)) {
    answerOldTime(turn, answering);
    return;
  }
  if (input.digit === NO_DIGIT) {
    askAgain(turn, answering);
    return;
  }
  const { menu } = call.memory;
  const meaning = matchBuiltInDigit({ purpose: sent.purpose, menu, digit: input.digit });
  const found = searchDigit(turn, { authored, digit: input.digit, meaning, menu });
  if (found.kind === 'nothing') {
    sayText(call, 'call_not_recognized');
    askAgain(turn, answering);
    return;
  }
  if (found.kind === 'authored') {
    runAutoReply(turn, { auto_reply: found.auto_reply, sent, cause: 'client', prefix: input.id });
    if (turn.search_stopped) call.next = 'wait_for_digit';
    turn.search_stopped = false;
    fireActs(turn, sent);
    return;
  }
  if (found.built_in.kind === 'answer') {
    runBuiltIn(turn, { built_in: found.built_in.answer, sent, channel: 'call' });
    return;
  }
  call.memory = { ...call.memory, menu: found.built_in.id };
  sayText(call, found.built_in.menu.text);
  call.next = 'wait_for_digit';
}

/** What was asked last is said again, twice a call; then it ends politely (ruling 17). */
function askAgain(turn: Turn, { call, sent }: Answering): void {
  if (call.memory.asked_again >= ASKED_AGAIN_PER_CALL) {
    note(turn, { rule: 'call', verdict: 'limit', ruling: 17, detail: { limit: 'asked_again' } });
    call.says.length = 0;
    return;
  }
  note(turn, { rule: 'call', verdict: 'applied', ruling: 17, detail: { did: 'asked_again' } });
  call.memory = { ...call.memory, asked_again: call.memory.asked_again + 1 };
  const menu = BUILT_IN_MENUS.find(({ id }) => id === call.memory.menu);
  if (menu) sayText(call, menu.text);
  else call.says.push(messageSource(sent));
  call.next = 'wait_for_digit';
}

/** An answer to a time that no longer stands marks nothing: staff read it, the client is told the new time (ruling 24). */
function answerOldTime(turn: Turn, { call, input, sent }: Answering): void {
  note(turn, { rule: 'old_time', verdict: 'applied', ruling: 24, auto_message_id: sent.auto_message_id });
  if (input.digit !== NO_DIGIT) {
    notifyStaff(turn, { key: `n/${input.id}/reply_to_old_time`, reason: 'reply_to_old_time', source: null });
  }
  if (turn.request.facts.appointment.status === 'scheduled') sayText(call, 'new_time');
}
