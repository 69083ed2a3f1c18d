import type { Definition } from '../document.ts';
import type { Policy } from '../document/policy-schema.ts';
import type { Week } from '../document/windows-schema.ts';
import { weekInWords } from '../outline/week-in-words.ts';
import { ownValue } from '../own-value.ts';
import type { Change } from './change.ts';
import { sameJson } from './same-json.ts';

const POLICY: Readonly<Record<keyof Policy, (policy: Policy) => string>> = {
  stop_after: ({ stop_after }) =>
    `Messages now stop after: ${stop_after.join(', ').replaceAll('_', ' ') || 'nothing'}.`,
  any_affirmative_confirms: ({ any_affirmative_confirms }) =>
    any_affirmative_confirms ? 'Any word meaning yes now confirms.' : 'Only 1 and “confirm” or “accept” now confirm.',
  cancel_cutoff_hours: (policy) => `Cancelling by message now ends ${policy.cancel_cutoff_hours} h before the start.`,
  reschedule_cutoff_hours: (policy) =>
    `Asking for another time by message now ends ${policy.reschedule_cutoff_hours} h before the start.`,
  change_grace_minutes: (policy) => `A client may now take back a cancellation for ${policy.change_grace_minutes} min.`,
  reply_window_days: (policy) => `Replies now count for ${policy.reply_window_days} days.`,
  minimum_gap_minutes: (policy) => `A reminder now keeps ${policy.minimum_gap_minutes} min from a booking message.`,
};

/** What changed of the schedule itself: its name, windows and policy. */
export function diffSchedule(before: Definition, after: Definition): readonly Change[] {
  const about = { kind: 'schedule_changed', message_id: null, auto_reply_id: null } as const;
  const names = [...new Set([...Object.keys(before.windows), ...Object.keys(after.windows)])];
  const windows = names.filter((name) => !sameJson(weekOf(before, name), weekOf(after, name)));
  return [
    ...(before.name === after.name
      ? []
      : [{ ...about, field: 'name', sentence: `The schedule is now called “${after.name}”.` }]),
    ...windows.map((name) => ({
      ...about,
      field: `windows/${name}`,
      sentence: `The hours “${name}” are ${newHours(weekOf(before, name), weekOf(after, name))}.`,
    })),
    ...Object.entries(POLICY)
      .filter(([key]) => !sameJson(ownValue(before.policy, key), ownValue(after.policy, key)))
      .map(([key, tell]) => ({ ...about, field: `policy/${key}`, sentence: tell(after.policy) })),
  ];
}

function newHours(before: Week | null, after: Week | null): string {
  if (after === null) return 'gone';
  if (before === null) return `new: ${weekInWords(after)}`;
  return `now ${weekInWords(after)}; before, ${weekInWords(before)}`;
}

function weekOf({ windows }: Definition, name: string): Week | null {
  return ownValue(windows, name) ?? null;
}
