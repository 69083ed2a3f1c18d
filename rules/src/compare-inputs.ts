import type { Input, InputType } from './input.ts';

/** Ruling 26; `started` comes first of all, for nothing can be decided before it. */
const RANK: { readonly [T in InputType]: number } = {
  started: 0,
  opted_out: 1,
  reply: 2,
  digit: 2,
  call_ended: 2,
  state_set: 3,
  staff_command: 4,
  appointment_changed: 5,
  participant_changed: 5,
  revision_published: 6,
  delivery: 7,
  clock_moved: 8,
  timer: 9,
};

/** The order in which inputs that wait together are taken: by kind, then by time, then by id (ruling 26). */
export function compareInputs(a: Input, b: Input): number {
  return RANK[a.type] - RANK[b.type] || compareText(a.at, b.at) || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
