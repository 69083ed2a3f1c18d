import type { Facts } from '../facts.ts';
import { isOpenQuestion } from '../turn/is-open-question.ts';
import { routeDigit } from '../route-digit.ts';
import { routeReply } from '../route-reply.ts';
import { shiftInstant } from '../timing/shift-instant.ts';
import type { Happening } from './happening.ts';
import type { Routed } from './timeline.ts';
import type { VirtualSequence } from './virtual-sequence.ts';

/** Makes one thing happen to a simulated sequence. */
export function happen(sequence: VirtualSequence, happening: Happening): void {
  switch (happening.do) {
    case 'wait':
      return sequence.until(shiftInstant(sequence.now, happening.minutes));
    case 'wait_until':
      return sequence.until(happening.at);
    case 'wake':
      return sequence.until(sequence.next() ?? sequence.now);
    case 'next_message':
      return sequence.untilMessage();
    case 'finish':
      return sequence.untilNothing();
    case 'reply':
      return reply(sequence, happening);
    case 'dial':
      return dial(sequence, happening.digit);
    case 'end_call': {
      const { call } = sequence;
      return call === null
        ? sequence.leave(NO_CALL)
        : sequence.take({ type: 'call_ended', ...call, outcome: happening.outcome });
    }
    case 'fail': {
      const { reason, auto_message_id: wanted } = happening;
      const newest = sequence.memory.sent.findLast(
        (sent) => isOpenQuestion(sent) && (wanted === undefined || sent.auto_message_id === wanted),
      );
      return newest && sequence.take({ type: 'delivery', key: newest.key, outcome: 'failed', reason });
    }
    case 'resolve': {
      const unknown = sequence.memory.sent.findLast(({ status }) => status === 'unknown');
      return unknown && sequence.take({ type: 'delivery', key: unknown.key, outcome: 'resolved', reason: null });
    }
    case 'deliveries':
      sequence.outcome = happening.outcome;
      return;
    case 'set_state': {
      const { state, by } = happening;
      if (by !== 'client_page') {
        const set = { state, state_set_at: sequence.now, state_set_by: by };
        sequence.facts = { ...sequence.facts, participant: { ...sequence.facts.participant, ...set } };
      }
      return sequence.take({ type: 'state_set', state, by });
    }
    case 'staff': {
      const { command, auto_message_id } = happening;
      return sequence.take({ type: 'staff_command', command, auto_message_id });
    }
    case 'move': {
      const { start, end } = happening;
      const previous_start = sequence.facts.appointment.start;
      return change(sequence, { change: 'moved', to: { start, end, previous_start, moved_at: sequence.now } });
    }
    case 'cancel':
      return change(sequence, { change: 'cancelled', to: { status: 'cancelled', cancelled_at: sequence.now } });
    case 'reinstate':
      return change(sequence, { change: 'reinstated', to: { status: 'scheduled', cancelled_at: null } });
    case 'publish': {
      const { revision_id } = happening;
      sequence.definitions = { ...sequence.definitions, newest: revision_id };
      return sequence.take({ type: 'revision_published', revision_id });
    }
  }
}

/** The line decides first what a reply is for (rulings 1 and 3), as it does for real. */
function reply(sequence: VirtualSequence, { text, channel }: Extract<Happening, { do: 'reply' }>): void {
  const open = sequence.memory.sent.filter(isOpenQuestion);
  const newest = open.findLast((sent) => sent.channel !== 'call');
  const on = channel ?? (newest?.channel === 'email' ? 'email' : 'sms');
  const routed = routeReply({
    text,
    channel: on,
    now: sequence.now,
    pending: null,
    questions: open
      .filter((sent) => sent.channel === on)
      .map((sent) => ({ ...sent, sequence_id: 'simulated', sent_at: sent.accepted_at ?? sent.at })),
    one_time: [],
    definitions: sequence.definitions,
    sender: { opt_out_words: [] },
  });
  const answers = routed.type === 'answers' ? routed.questions[0]?.key : undefined;
  if (answers !== undefined) return sequence.take({ type: 'reply', channel: on, text, answers }, routed);
  if (routed.type === 'opt_out') {
    stop(sequence, { on, stopped: true });
    const about = open.findLast((sent) => sent.channel === on)?.key ?? null;
    return sequence.take({ type: 'opted_out', channel: on, word: routed.word, answers: about }, routed);
  }
  if (routed.type === 'opt_in') stop(sequence, { on, stopped: false });
  return sequence.leave(routed);
}

/** A digit or an end when the phone is down. */
const NO_CALL: Routed = {
  type: 'no_call',
  trace: [
    {
      rule: 'call',
      verdict: 'ignored',
      ruling: null,
      auto_message_id: null,
      auto_reply_id: null,
      detail: { reason: 'ended' },
    },
  ],
};

/** The 9 is taken from the line, as it is for real, before the sequence hears of it (ruling 1). */
function dial(sequence: VirtualSequence, digit: string): void {
  const { call } = sequence;
  if (call === null) return sequence.leave(NO_CALL);
  const routed = routeDigit(digit);
  if (routed.type === 'answers') return sequence.take({ type: 'digit', ...call, digit }, routed);
  stop(sequence, { on: 'sms', stopped: true });
  return sequence.take({ type: 'opted_out', channel: 'call', word: routed.word, ...call }, routed);
}

/** A stopped number covers texts and calls (ruling 16). */
function stop(
  sequence: VirtualSequence,
  { on, stopped }: { readonly on: 'sms' | 'email'; readonly stopped: boolean },
): void {
  const covered = on === 'email' ? { email: stopped } : { sms: stopped, call: stopped };
  sequence.facts = { ...sequence.facts, stopped: { ...sequence.facts.stopped, ...covered } };
}

function change(
  sequence: VirtualSequence,
  {
    change: what,
    to,
  }: { readonly change: 'moved' | 'cancelled' | 'reinstated'; readonly to: Partial<Facts['appointment']> },
): void {
  const version = sequence.facts.appointment.version + 1;
  sequence.facts = { ...sequence.facts, appointment: { ...sequence.facts.appointment, ...to, version } };
  sequence.take({ type: 'appointment_changed', change: what, version, keep_answer: false });
}
