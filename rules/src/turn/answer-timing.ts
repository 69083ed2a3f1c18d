import type { Cause } from '../actions/action-kind.ts';
import type { Purpose } from '../document.ts';
import type { Channel } from '../facts.ts';
import type { Instant } from '../instant.ts';
import { ANSWER_QUIET_GRACE_MINUTES, LATE_AFTER_HOURS } from '../limits.ts';
import { deferQuiet } from '../quiet-hours.ts';
import { sendBy } from '../timing/send-by.ts';
import { minutesBetween, shiftInstant } from '../timing/shift-instant.ts';
import type { Turn } from './turn.ts';

export interface AnswerTiming {
  readonly due_at: Instant;
  readonly send_by: Instant;
  readonly obeys_quiet_hours: boolean;
}

/**
 * When something sent because of an act, a silence or a failure goes out. Quiet hours let an answer to the
 * client's act of the last minutes pass, a call never; what silence or failure causes is as late as a planned message.
 */
export function answerTiming(
  turn: Turn,
  { cause, purpose, channel }: { readonly cause: Cause; readonly purpose: Purpose; readonly channel: Channel },
): AnswerTiming {
  const { now, input, facts } = turn.request;
  const prompt = cause === 'client' && minutesBetween(input.at, now) <= ANSWER_QUIET_GRACE_MINUTES;
  const obeys_quiet_hours = !prompt || channel === 'call';
  const due_at = obeys_quiet_hours ? deferQuiet(now, facts) : now;
  const send_by =
    cause === 'client'
      ? shiftInstant(due_at, LATE_AFTER_HOURS * 60)
      : sendBy({ purpose, due_at, appointment: facts.appointment });
  return { due_at, send_by, obeys_quiet_hours };
}
