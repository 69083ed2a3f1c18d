import { type Fields, IN_WORDS } from '../fields.ts';
import type { TimeFormat } from '../format-time.ts';
import { SECURE_LINK_FIELD } from '../known-field.ts';

/** Stands for every moment: the filters of the worst case write the longest one of the year in its place. */
const MOMENT = '2026-09-30T22:58:00.000Z';

/**
 * The longest plausible values, in characters. Longer ones exist and are sent; they are too rare to warn an author
 * of. Names as in census lists, zones as in the list of IANA, the rest as people fill in calendars.
 */
const LONGEST = { name: 40, first_name: 20, title: 60, location: 80, company: 40, custom: 40 } as const;
/** An address of forty characters, the path and the token. */
const LONGEST_LINK = 40 + '/r/'.length + 64;
const LONGEST_ZONE = 'America/Argentina/ComodRivadavia';
/** Appointments that one grouped message lists. */
const GROUPED = 5;

export interface LongestFieldsRequest {
  /** The character free texts are made of: one of GSM-7, or one that it lacks. */
  readonly filler: string;
  /** Names of the custom fields that the template asks for. */
  readonly custom: readonly string[];
  /** The longest wording of a moment. */
  readonly longestTime: (format: TimeFormat) => string;
  /** What the account is called, taken as it is. */
  readonly user: { readonly name: string; readonly company: string } | null;
}

/** Fields as long as they plausibly get, for the costliest rendering of a text. */
export function longestFields({ filler, custom, longestTime, user }: LongestFieldsRequest): Fields {
  const text = (kind: keyof typeof LONGEST) => filler.repeat(LONGEST[kind]);
  const customs = Object.fromEntries(custom.map((name) => [name, text('custom')]));
  const person = { name: text('name'), first_name: text('first_name') };
  const calendar = { name: text('name') };
  const event = {
    title: text('title'),
    start_time: MOMENT,
    end_time: MOMENT,
    time: longestTime('time'),
    time_phrase: longestTime('time'),
    date: longestTime('date'),
    date_phrase: longestTime('date_phrase'),
    date_with_year: longestTime('date_with_year'),
    day_and_time_phrase: longestTime('day_and_time_phrase'),
    previous_start_time: MOMENT,
    all_day: false,
    time_zone: LONGEST_ZONE,
    location: text('location'),
    custom: customs,
  };
  const [name, company] = user === null ? [text('name'), text('company')] : [user.name, user.company];
  const in_words = `${person.name}: ${event.title}, ${longestTime('date_and_time_phrase')}`;
  return {
    ...person,
    custom: customs,
    event,
    participant: { ...person, confirmed: false, custom: customs },
    contact: { ...person, custom: customs },
    calendar,
    // never of what GSM-7 lacks, whatever names are
    reminder: { link: 'm'.repeat(LONGEST_LINK) },
    booking: { link: 'm'.repeat(LONGEST_LINK) },
    [SECURE_LINK_FIELD]: 'm'.repeat(LONGEST_LINK),
    user: { name, company, name_and_company: `${name}, ${company}` },
    appointments: Array.from({ length: GROUPED }, () => ({ ...event, ...person, calendar, [IN_WORDS]: in_words })),
  };
}
