import type { Week } from '../document/windows-schema.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

type Day = (typeof DAYS)[number];

const NAMES: Readonly<Record<Day, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

interface Run {
  readonly first: Day;
  readonly last: Day;
  readonly hours: string;
}

/** Sending hours by runs of days that are alike: `Monday to Friday 09:00–17:00, Saturday 10:00–12:00`. */
export function weekInWords(week: Week): string {
  const runs = DAYS.reduce<readonly Run[]>((done, day) => {
    const hours = hoursOf(week[day]);
    const before = done.at(-1);
    return before?.hours === hours
      ? [...done.slice(0, -1), { ...before, last: day }]
      : [...done, { first: day, last: day, hours }];
  }, []);
  const open = runs.filter(({ hours }) => hours !== '');
  if (open.length === 0) return 'never';
  return open.map(({ first, last, hours }) => `${daysOf(first, last)} ${hours}`).join(', ');
}

function daysOf(first: Day, last: Day): string {
  if (first === last) return NAMES[first];
  return first === 'mon' && last === 'sun' ? 'every day' : `${NAMES[first]} to ${NAMES[last]}`;
}

function hoursOf(day: Week[Day]): string {
  return day.map(([opens, closes]) => `${opens}–${closes}${closes <= opens ? ' the next day' : ''}`).join(' and ');
}
