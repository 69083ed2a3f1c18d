import { judgePlanned, type PlanVerdict } from './judge-planned.ts';
import type { AutoMessage, Definition } from './document.ts';
import type { SentMessage } from './memory.ts';
import { ownValue } from './own-value.ts';
import type { PlanRequest } from './plan.ts';
import { deferQuiet } from './quiet-hours.ts';
import { sendBy } from './timing/send-by.ts';
import { isOpenQuestion } from './turn/is-open-question.ts';

/** What staff can ask for one auto message of one participant. */
export const MESSAGE_COMMANDS = ['send_now', 'skip', 'hold', 'release'] as const;

export type MessageCommand = (typeof MESSAGE_COMMANDS)[number];

/** Why a command makes no sense now. */
export type CommandRefusal =
  | 'unknown_message'
  | 'off'
  | 'participant_removed'
  | 'appointment_cancelled'
  | 'already_sent'
  | 'nothing_planned'
  | 'opted_out'
  | 'no_consent'
  | 'no_address'
  | 'too_late'
  | 'held_already'
  | 'not_held';

export interface CommandQuestion extends PlanRequest {
  readonly auto_message_id: string;
  readonly command: MessageCommand;
}

interface Judged {
  readonly question: CommandQuestion;
  readonly definition: Definition;
  readonly message: AutoMessage;
  readonly verdict: PlanVerdict;
  /** Handed over for the present time: on its way, with the client, or nobody knows. */
  readonly standing: readonly SentMessage[];
}

/** Whether a command can be carried out as things stand; null: it can. Screens offer, and `step` obeys, what this lets through. */
export function judgeCommand(question: CommandQuestion): CommandRefusal | null {
  const { definitions, memory, facts, now, auto_message_id, command } = question;
  const definition = ownValue(definitions.by_revision, definitions.newest);
  const message = definition?.messages.find(({ id }) => id === auto_message_id);
  if (definition === undefined || message === undefined) return 'unknown_message';
  if (facts.participant.removed) return 'participant_removed';
  if (message.availability === 'off') return 'off';
  const { state } = facts.participant;
  const verdict = judgePlanned({ definition, message, memory, facts, state, now, fresh: !memory.begun });
  const judged = { question, definition, message, verdict, standing: standingOf(question, message) };
  switch (command) {
    case 'send_now':
      return whyNotSendNow(judged);
    case 'skip':
      return whyNotSkip(judged);
    case 'hold':
      return whyNotHold(judged);
    case 'release':
      return whyNotRelease(judged);
  }
}

/** What went out for a time that has moved since does not stand in the way of sending it again. */
function standingOf({ memory, auto_message_id }: CommandQuestion, { timing }: AutoMessage): readonly SentMessage[] {
  const about_time = timing?.anchor === 'start' || timing?.anchor === 'end' || timing?.anchor === 'moved';
  return memory.sent.filter(
    (sent) =>
      sent.auto_message_id === auto_message_id &&
      isOpenQuestion(sent) &&
      (!about_time || sent.appointment_version >= memory.time_version),
  );
}

/** A message without a time of its own may go out again once it is not on its way any more. */
function whyNotSendNow({ question, message, verdict, standing }: Judged): CommandRefusal | null {
  const { facts, now } = question;
  const { type, timing, purpose } = message;
  const blocks = timing === null ? standing.some(({ status }) => status === 'emitted') : standing.length > 0;
  if (blocks) return 'already_sent';
  if (facts.appointment.status === 'cancelled' && timing?.anchor !== 'cancelled') return 'appointment_cancelled';
  if (verdict.kind === 'idle') return 'nothing_planned';
  const stopped = type === 'email' ? facts.stopped.email : facts.stopped.sms || (type === 'call' && facts.stopped.call);
  if (stopped) return 'opted_out';
  if (facts.refused?.includes(type) === true) return 'no_consent';
  if (facts.participant.addresses[type] === null) return 'no_address';
  const due_at = deferQuiet(now, facts);
  return due_at >= sendBy({ purpose, due_at, appointment: facts.appointment }) ? 'too_late' : null;
}

/** What is still to come, or has been handed over and can be taken back before it is on its way. */
function whyNotSkip({ verdict, standing }: Judged): CommandRefusal | null {
  if (standing.some(({ status }) => status === 'emitted')) return null;
  if (standing.length > 0) return 'already_sent';
  return verdict.kind === 'wait' || verdict.kind === 'due' || verdict.kind === 'held' ? null : 'nothing_planned';
}

/** What has no time of its own could never be let go again, and what is too late to be sent is not held but over. */
function whyNotHold(judged: Judged): CommandRefusal | null {
  const { verdict, standing, question } = judged;
  if (verdict.kind === 'held') return 'held_already';
  const planned = verdict.kind === 'wait' || verdict.kind === 'due';
  if (planned && standing.length === 0 && question.now >= verdict.send_by) return 'too_late';
  return judged.message.timing === null ? 'nothing_planned' : whyNotSkip(judged);
}

/** What is held back; or what staff skipped, as long as its time lies ahead. */
function whyNotRelease({ question, verdict }: Judged): CommandRefusal | null {
  if (verdict.kind === 'held') return null;
  if (verdict.kind !== 'settled' || verdict.reason !== 'staff_skipped') return 'not_held';
  return verdict.at !== null && verdict.at > question.now ? null : 'too_late';
}
