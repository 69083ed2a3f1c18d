import type { Limit } from '../limits.ts';
import { note } from './note.ts';
import { notifyStaff } from './notify-staff.ts';
import type { Turn } from './turn.ts';

/** Past a limit the authored automation of the sequence stops, with a log entry and a notification; built-ins go on (ruling 14). */
export function stopAutomation(turn: Turn, limit: Limit): void {
  note(turn, { rule: 'limit', verdict: 'limit', ruling: 14, detail: { limit } });
  if (turn.memory.stopped_by !== null) return;
  turn.memory = { ...turn.memory, stopped_by: limit, timers: [] };
  turn.effects.push({ type: 'log', key: `log/limit/${limit}`, code: 'automation_stopped', detail: { limit } });
  notifyStaff(turn, { key: `n/limit/${limit}`, reason: 'automation_stopped', source: null });
}
