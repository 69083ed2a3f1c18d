import type { SentMessage } from '../memory.ts';
import type { Turn } from './turn.ts';

/** Whether the message told a time that no longer stands, even when the move itself is still waiting to be taken in (ruling 24). */
export function isAboutOldTime(turn: Turn, sent: SentMessage): boolean {
  const { version, moved_at } = turn.request.facts.appointment;
  if (sent.appointment_version < turn.memory.time_version) return true;
  const moved_since = moved_at !== null && moved_at > sent.at;
  return moved_since && version > sent.appointment_version && version > turn.memory.appointment_version;
}
