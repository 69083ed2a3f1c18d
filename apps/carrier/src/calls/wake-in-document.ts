import { withFirst, type Advance } from './advance.ts';
import type { Call } from './call.ts';
import { leaveGather } from './leave-gather.ts';
import { pressInDocument } from './press-in-document.ts';
import { runDocument, secondsOf, type Running } from './run-document.ts';

/** The time of a step is up: it comes again or the next one does; a gather that waited long enough ends. */
export function wakeInDocument(call: Call, running: Running): Advance {
  const { document, at, keys, left } = running;
  const step = document.steps[at];
  if (step?.kind === 'listen') {
    const key = call.presses.slice(0, 1);
    if (key === '') return leaveGather({ call, running, finished_on: null });
    const presses = call.presses.slice(1);
    return withFirst({ kind: 'presses', keys: presses }, pressInDocument({ call: { ...call, presses }, running, key }));
  }
  if (left > 0 && step?.kind === 'play') {
    const again = [{ kind: 'fetch_clip', url: step.url }] as const;
    return { progress: { ...running, left: left - 1 }, wake_in_s: null, effects: again };
  }
  if (left > 0 && step?.kind === 'say') {
    return { progress: { ...running, left: left - 1 }, wake_in_s: secondsOf(step), effects: [] };
  }
  return runDocument({ call, document, at: at + 1, keys });
}
