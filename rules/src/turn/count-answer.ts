import type { Channel } from '../facts.ts';
import { ANSWERS_PER_HOUR } from '../limits.ts';
import { minutesBetween } from '../timing/shift-instant.ts';
import { stopAutomation } from './stop-automation.ts';
import type { Turn } from './turn.ts';

/** Counts one automatic answer on the channel; false when the hour's limit is reached and it may not go out (ruling 14). */
export function countAnswer(turn: Turn, channel: Channel): boolean {
  const { now } = turn.request;
  const recent = turn.memory.answers.filter((answer) => minutesBetween(answer.at, now) < 60);
  if (recent.filter((answer) => answer.channel === channel).length >= ANSWERS_PER_HOUR) {
    turn.memory = { ...turn.memory, answers: recent };
    stopAutomation(turn, 'answers_per_hour');
    return false;
  }
  turn.memory = { ...turn.memory, answers: [...recent, { channel, at: now }] };
  return true;
}
