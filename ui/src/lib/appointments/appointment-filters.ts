import { STATE_WORDS } from '#lib/components/state-tag/state-words.ts';
import type { Filter } from '#lib/components/filter-bar/filter.ts';
import { addDays } from './add-days.ts';
import { ATTENTION, STATES } from './filter-values.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Choices {
  /** In the account's zone, by its clock: `2026-11-21`. */
  readonly today: string;
  readonly calendars: readonly Named[];
  readonly schedules: readonly Named[];
}

const ATTENTION_WORDS = {
  failed: 'Message failed',
  held: 'Held back',
  unknown: 'Unclear whether sent',
  stuck: 'Stuck',
} as const;

/** What the list of appointments can be filtered by. */
export function appointmentFilters({ today, calendars, schedules }: Choices): readonly Filter[] {
  const options = (named: readonly Named[]) => named.map(({ id, name }) => ({ value: id, label: name }));
  return [
    {
      kind: 'dates',
      label: 'When',
      name: 'from',
      name_to: 'to',
      presets: [
        { label: 'Today', from: today, to: today },
        { label: 'Tomorrow', from: addDays(today, 1), to: addDays(today, 1) },
        { label: 'Next 7 days', from: today, to: addDays(today, 6) },
        { label: 'Past', from: null, to: addDays(today, -1) },
        { label: 'All', from: null, to: null },
      ],
    },
    {
      kind: 'many',
      label: 'State',
      name: 'state',
      options: STATES.map((value) => ({ value, label: STATE_WORDS[value].words })),
    },
    { kind: 'one', label: 'Calendar', name: 'calendar', options: options(calendars) },
    { kind: 'one', label: 'Schedule', name: 'schedule', options: options(schedules) },
    {
      kind: 'many',
      label: 'Needs attention',
      name: 'attention',
      options: ATTENTION.map((value) => ({ value, label: ATTENTION_WORDS[value] })),
    },
  ];
}
