import type { Instant } from '../instant.ts';
import { judgePlanned, type PlanVerdict } from '../judge-planned.ts';
import { LATE_AFTER_HOURS } from '../limits.ts';
import type { StepResult } from '../step.ts';
import { replyWindowEnd } from '../timing/reply-window.ts';
import { shiftInstant } from '../timing/shift-instant.ts';
import { isOpenQuestion } from './is-open-question.ts';
import type { Turn } from './turn.ts';

/** The result of a turn: when to look again, and whether anything is left to wait for. */
export function closeTurn(turn: Turn, { waits_for_change }: { readonly waits_for_change: boolean }): StepResult {
  const { memory, effects, trace } = turn;
  const { facts, now } = turn.request;
  const planned = upcoming(turn);
  const open = !facts.participant.removed && memory.sent.some(isOpenQuestion);
  const window_end = open && turn.newest ? replyWindowEnd({ memory, facts, policy: turn.newest.policy }) : null;
  const still_open = window_end !== null && window_end > now;
  const wakes = [
    ...planned,
    ...memory.timers.map((timer) => timer.fire_at),
    ...(still_open ? [window_end] : []),
    ...(waits_for_change ? [now] : []),
  ].toSorted();
  // What is flying matters only when nothing else is waited for: any other look takes it in on the way.
  const wake_at = wakes[0] ?? landings(turn).toSorted()[0] ?? null;
  return { memory, effects, trace, wake_at, finished: wake_at === null };
}

/** Moments at which a scheduled message must be looked at again; a held one when it becomes too late. */
function upcoming(turn: Turn): readonly Instant[] {
  const { newest: definition, memory, state } = turn;
  if (definition === null) return [];
  const { facts, now } = turn.request;
  const judged = stillJudged(turn);
  return definition.messages.flatMap((message, index) => {
    const verdict = judged?.[index] ?? judgePlanned({ definition, message, memory, facts, state, now, fresh: false });
    if (verdict.kind === 'wait') return [verdict.at];
    return verdict.kind === 'held' ? [verdict.send_by] : [];
  });
}

/** The verdicts of this turn, when nothing that they were judged by has changed since; most inputs change nothing. */
function stillJudged({ judged, memory }: Turn): readonly PlanVerdict[] | null {
  const same =
    judged !== null &&
    judged.memory.sent === memory.sent &&
    judged.memory.messages === memory.messages &&
    judged.memory.time_version === memory.time_version;
  return same ? judged.verdicts : null;
}

/** When what is on its way will have landed or been given up: a text the caller left unsaid is never reported on. */
function landings({ memory, request: { now } }: Turn): readonly Instant[] {
  const flying = [...memory.sent.filter((sent) => sent.status === 'emitted'), ...memory.answers_flying];
  return flying.map(({ at }) => shiftInstant(at, LATE_AFTER_HOURS * 60)).filter((landing) => landing > now);
}
