import type { AutoMessage, Definition } from './document.ts';
import type { SkipReason } from './effect.ts';
import type { Facts, ParticipantState } from './facts.ts';
import type { Instant } from './instant.ts';
import type { Memory, MessageMemory, SentMessage } from './memory.ts';
import { startOf } from './timing/appointment-span.ts';
import { rollIntoWindow, weekOf } from './timing/planned-instant.ts';
import { rememberedInstant } from './timing/remembered-instant.ts';
import { deferQuiet } from './quiet-hours.ts';
import { sendBy } from './timing/send-by.ts';
import { messageMemory } from './turn/message-memory.ts';
import { sentOf } from './turn/sent-of.ts';

export interface PlanQuestion {
  readonly definition: Definition;
  readonly message: AutoMessage;
  readonly memory: Memory;
  readonly facts: Facts;
  readonly state: ParticipantState;
  readonly now: Instant;
  /** The appointment's times were made or changed just now, so a time that has passed may mean "at once". */
  readonly fresh: boolean;
}

/** Where an auto message's own scheduled send stands, before the reasons that are looked at when it is due. */
export type PlanVerdict =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sent' }
  | { readonly kind: 'on_demand' }
  | { readonly kind: 'settled'; readonly at: Instant | null; readonly reason: SkipReason }
  | { readonly kind: 'held'; readonly at: Instant; readonly send_by: Instant }
  | { readonly kind: 'wait'; readonly at: Instant; readonly send_by: Instant }
  | { readonly kind: 'due'; readonly at: Instant; readonly send_by: Instant }
  | { readonly kind: 'skip'; readonly at: Instant | null; readonly reason: SkipReason };

/**
 * Decides what an auto message's timing means now (flow-spec section 1 and rulings 12, 13, 21, 24). A moment
 * first seen when it has already passed sends nothing, however it came to be seen: at the start, by a new
 * revision, or by enabling; the exceptions are `when_past`, and a reminder that told a time which has moved since.
 */
export function judgePlanned(question: PlanQuestion): PlanVerdict {
  const verdict = judgeUnheld(question);
  if (verdict.kind !== 'wait' && verdict.kind !== 'due') return verdict;
  const { held } = messageMemory(question.memory, question.message.id);
  return held && question.now < verdict.send_by ? { ...verdict, kind: 'held' } : verdict;
}

function judgeUnheld(question: PlanQuestion): PlanVerdict {
  const { message, memory, facts, now } = question;
  const remembered = messageMemory(memory, message.id);
  if (message.availability === 'off') return { kind: 'idle' };
  if (message.availability === 'on_demand' && remembered.override !== 'enabled') return { kind: 'on_demand' };
  const records = sentOf(memory, message.id);
  if (records.some((sent) => covers(question, sent))) return settledBySending(question, remembered);
  if (message.timing === null) return { kind: 'on_demand' };
  if (facts.participant.removed) return settledOr(question, { kind: 'skip', at: null, reason: 'participant_removed' });
  if (facts.appointment.status === 'cancelled' && message.timing.anchor !== 'cancelled') {
    return settledOr(question, { kind: 'skip', at: null, reason: 'appointment_cancelled' });
  }
  const at = rememberedInstant(question);
  if (at === null) {
    const never = facts.appointment.all_day && message.timing.anchor === 'start';
    return never ? settledOr(question, { kind: 'skip', at: null, reason: 'no_moment' }) : { kind: 'idle' };
  }
  const send_by = sendBy({ purpose: message.purpose, due_at: at, appointment: facts.appointment });
  if (isSettled(question, remembered, at)) return { kind: 'settled', at, reason: remembered.skipped?.reason ?? 'off' };
  if (at > now) return { kind: 'wait', at, send_by };
  const was_due = remembered.planned_at !== null && remembered.planned_at <= now ? remembered.planned_at : null;
  if (was_due !== null) return dueSince(question, was_due);
  if (records.some((sent) => toldOldTime(question, sent))) return atOnce(question, at);
  if (question.fresh && sendsWhenPast(message)) return lateButFresh(question);
  return { kind: 'skip', at, reason: 'past_when_planned' };
}

/** Whether a message that was handed over stands for the present time, so that its own send is done. */
function covers({ message, memory }: PlanQuestion, sent: SentMessage): boolean {
  if (sent.status === 'withdrawn') return false;
  return dependsOnTime(message) ? sent.appointment_version >= memory.time_version : true;
}

function dependsOnTime({ timing }: AutoMessage): boolean {
  return timing?.anchor === 'start' || timing?.anchor === 'end' || timing?.anchor === 'moved';
}

/** Sent by its own plan, or early by a transition: then its scheduled send is skipped, once (ruling 13). */
function settledBySending(question: PlanQuestion, remembered: MessageMemory): PlanVerdict {
  const { message, memory } = question;
  const standing = sentOf(memory, message.id).filter((sent) => covers(question, sent));
  const early = message.timing !== null && standing.every((sent) => sent.by === 'transition');
  if (!early || remembered.skipped?.reason === 'already_sent_by_transition') return { kind: 'sent' };
  return { kind: 'skip', at: null, reason: 'already_sent_by_transition' };
}

/** The client was told a time that has moved: a reminder about it must be told again (ruling 24). */
function toldOldTime({ message, memory }: PlanQuestion, sent: SentMessage): boolean {
  const told = sent.status === 'accepted' || sent.status === 'unknown' || sent.withdrawn_for === 'appointment_moved';
  const about_time = message.timing?.anchor === 'start' || message.timing?.anchor === 'end';
  return told && about_time && sent.appointment_version < memory.time_version;
}

/** Its moment had come while it was still planned: it goes out now, unless that is too late. */
function dueSince({ message, facts }: PlanQuestion, at: Instant): PlanVerdict {
  return { kind: 'due', at, send_by: sendBy({ purpose: message.purpose, due_at: at, appointment: facts.appointment }) };
}

function atOnce(question: PlanQuestion, at: Instant): PlanVerdict {
  const { facts, now, message } = question;
  const due = deferQuiet(now, facts);
  return message.purpose !== 'follow_up' && due >= startOf(facts.appointment)
    ? { kind: 'skip', at, reason: 'too_late' }
    : dueSince(question, due);
}

/** Bookings when the time has passed (`when_past`), and notices of something that has just been done. */
function sendsWhenPast({ purpose, timing }: AutoMessage): boolean {
  if (timing?.when_past) return timing.when_past === 'send_now';
  return (
    purpose === 'booking' ||
    timing?.anchor === 'moved' ||
    timing?.anchor === 'cancelled' ||
    timing?.anchor === 'created'
  );
}

/** Now, or the first moment of its window from now on. */
function lateButFresh(question: PlanQuestion): PlanVerdict {
  const { message, facts, now } = question;
  if (message.timing === null) return { kind: 'idle' };
  const { windows } = question.definition;
  const request = { timing: message.timing, purpose: 'booking' as const, windows, appointment: facts.appointment };
  const week = weekOf(request);
  const at = deferQuiet(week === null ? now : rollIntoWindow({ instant: now, week, request }), facts);
  return dueSince(question, at);
}

/** Skipped for the present time and not to be looked at again; a new timing that lies ahead is a new plan. */
function isSettled({ message, memory, now }: PlanQuestion, { skipped }: MessageMemory, at: Instant | null): boolean {
  if (skipped === null) return false;
  if (skipped.reason === 'past_when_planned' && at !== null && at > now) return false;
  return dependsOnTime(message) ? skipped.version >= memory.time_version : true;
}

/** Skipped once for the present time is enough, whatever reason comes on top. */
function settledOr(question: PlanQuestion, verdict: Extract<PlanVerdict, { kind: 'skip' }>): PlanVerdict {
  const remembered = messageMemory(question.memory, question.message.id);
  return remembered.skipped !== null && isSettled(question, remembered, null)
    ? { kind: 'settled', at: verdict.at, reason: remembered.skipped.reason }
    : verdict;
}
