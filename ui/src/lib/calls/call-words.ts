import type { CallProgress } from '#lib/api/generated/types.gen.ts';

const OUTCOMES: Readonly<Record<NonNullable<CallProgress['outcome']>, string>> = {
  completed: 'Answered',
  no_answer: 'Nobody answered',
  busy: 'Busy',
  voicemail: 'Answered by a machine',
  failed: 'Could not be connected',
};

const FORWARDED: Readonly<Record<NonNullable<CallProgress['forward_outcome']>, string>> = {
  completed: 'who answered',
  no_answer: 'where nobody answered',
  busy: 'where it was busy',
  failed: 'which could not be reached',
};

/** How a call went, or where it is now: `Answered, 31 s on the phone.` */
export function callWords({ status, outcome, answered_by, duration_s, ...forward }: CallProgress): string {
  if (outcome === null) {
    if (status === 'answered') return answered_by === 'machine' ? 'A machine has answered.' : 'On the phone now.';
    return status === 'ringing' ? 'It rings.' : 'Being placed.';
  }
  const lasted = duration_s === null || duration_s === 0 ? '' : `, ${durationWords(duration_s)} on the phone`;
  return `${OUTCOMES[outcome]}${lasted}${forwardWords(forward)}.`;
}

function forwardWords({
  forwarded_to,
  forward_outcome,
}: Pick<CallProgress, 'forwarded_to' | 'forward_outcome'>): string {
  if (forwarded_to === null) return '';
  const end = forward_outcome === null ? '' : `, ${FORWARDED[forward_outcome]}`;
  return `; connected with ${forwarded_to}${end}`;
}

/** `45 s`, `2 min 5 s`. */
function durationWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}
