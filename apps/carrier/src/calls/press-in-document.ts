import { withFirst, type Advance } from './advance.ts';
import type { Call } from './call.ts';
import { leaveGather } from './leave-gather.ts';
import { runDocument, type Running } from './run-document.ts';

/** A key during a document: for its gather it stops the voice, outside of one nobody hears it. */
export function pressInDocument(given: {
  readonly call: Pick<Call, 'presses'>;
  readonly running: Running;
  readonly key: string;
}): Advance {
  const { call, running, key } = given;
  const { document, at } = running;
  const pressed = { kind: 'line', line: { kind: 'pressed', key } } as const;
  const step = document.steps[at];
  const index = step !== undefined && 'gather' in step ? step.gather : null;
  const gather = index === null ? undefined : document.gathers[index];
  if (gather === undefined) return { progress: running, wake_in_s: 'as_planned', effects: [pressed] };
  if (key === gather.finish_on_key) return withFirst(pressed, leaveGather({ call, running, finished_on: key }));
  const keys = running.keys + key;
  if (keys.length === gather.num_digits) {
    return withFirst(pressed, leaveGather({ call, running: { ...running, keys }, finished_on: null }));
  }
  const listen = document.steps.findIndex((other) => other.kind === 'listen' && other.gather === index);
  return withFirst(pressed, runDocument({ call, document, at: listen, keys }));
}
