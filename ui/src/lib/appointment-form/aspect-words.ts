import { zoneChoice } from '#lib/components/field/zone-choices.ts';
import { timeWords } from '#lib/time/time-words.ts';
import type { AppointmentDraft, DraftTimes } from './appointment-draft.ts';
import { whenOf } from './when-of.ts';
import { personOf, type Aspect } from './draft-aspect.ts';

interface WordsRequest {
  readonly draft: AppointmentDraft;
  readonly aspect: Aspect;
  readonly calendars: readonly { readonly id: string; readonly name: string }[];
  readonly locale: string;
  /** Milliseconds, by the account's clock. */
  readonly now: number;
}

/** What an aspect is called; `drafts` are asked in turn for the name of whom it is about. */
export function aspectLabel(aspect: Aspect, drafts: readonly AppointmentDraft[]): string {
  const nameOf = (id: string) => drafts.map((draft) => personOf(draft, id)?.name).find((name) => name !== undefined);
  switch (aspect.what) {
    case 'title':
      return 'Title';
    case 'location':
      return 'Location';
    case 'calendar_id':
      return 'Calendar';
    case 'start':
      return 'Date and time';
    case 'length':
      return 'Length';
    case 'times':
      return 'When';
    case 'field':
      return aspect.name;
    case 'detail':
      return `${nameOf(aspect.id) ?? ''}: ${aspect.detail}`;
    case 'person':
      return nameOf(aspect.id) ?? '';
    default:
      return aspect satisfies never;
  }
}

/** What a draft says of an aspect, in words. */
export function aspectWords({ draft, aspect, calendars, locale, now }: WordsRequest): string {
  const { times } = draft;
  const start = startWords({ times, locale, now });
  const length = times.all_day ? `until ${dateWords(times.last_date, { locale, now })}` : times.length;
  switch (aspect.what) {
    case 'title':
      return draft.title;
    case 'location':
      return draft.location;
    case 'calendar_id':
      return calendars.find(({ id }) => id === draft.calendar_id)?.name ?? draft.calendar_id;
    case 'start':
      return start;
    case 'length':
      return length;
    case 'times':
      return `${start}, ${length}`;
    case 'field':
      return draft.fields.find(({ name }) => name === aspect.name)?.text ?? '';
    case 'detail':
      return personOf(draft, aspect.id)?.[aspect.detail] ?? '';
    case 'person': {
      const person = personOf(draft, aspect.id);
      if (person === null) return 'not on it';
      return [person.name, person.phone, person.email].filter((part) => part !== '').join(', ');
    }
    default:
      return aspect satisfies never;
  }
}

interface Reader {
  readonly locale: string;
  readonly now: number;
}

/** As the rest of the screen says it, in the appointment's own zone; what is not typed to its end stays as it is. */
function startWords({ times, locale, now }: Reader & { readonly times: DraftTimes }): string {
  const { all_day, date, time, zone } = times;
  const when = whenOf(times);
  if (all_day) return dateWords(date, { locale, now });
  if (when.type === 'unclear') return [date, time, zone].filter((part) => part !== '').join(', ');
  const moment = { at: when.start_at, shape: 'moment', zone, viewer_zone: zone, locale, now } as const;
  const { city } = zoneChoice(zone, Date.parse(when.start_at));
  return `${timeWords(moment)?.text ?? date}, ${city} time`;
}

function dateWords(date: string, { locale, now }: Reader): string {
  return timeWords({ at: date, shape: 'date', zone: 'UTC', viewer_zone: 'UTC', locale, now })?.text ?? date;
}
