import type { AccountSettings } from '../load-sequence.ts';
import type { DecidedStep } from '../run-steps.ts';

/** Whether carrying out these steps takes knowing who works here. */
export function tellsStaff(steps: readonly DecidedStep[], { notifications }: AccountSettings): boolean {
  const answers_are_told = (notifications?.['reply_answered'] ?? []).length > 0;
  return steps.some(
    (step) => step.effects.some(({ type }) => type === 'notify_staff') || (answers_are_told && isAnsweredReply(step)),
  );
}

/** A reply that was for this sequence and that its rules took care of; one of a repeated answer is told once (ruling 27). */
export function isAnsweredReply({ input, effects, trace }: DecidedStep): boolean {
  return (
    input.type === 'reply' &&
    input.ambiguous !== true &&
    input.asked !== true &&
    !effects.some(({ type }) => type === 'notify_staff') &&
    !trace.some(({ rule, verdict }) => rule === 'notify' && verdict === 'suppressed')
  );
}
