import type { TraceEntry } from '../trace.ts';
import type { Turn } from './turn.ts';

type Note = Pick<TraceEntry, 'rule' | 'verdict'> & Partial<TraceEntry>;

/** Adds one rule and its verdict to the trace of the turn. */
export function note(turn: Turn, entry: Note): void {
  turn.trace.push({ ruling: null, auto_message_id: null, auto_reply_id: null, detail: {}, ...entry });
}
