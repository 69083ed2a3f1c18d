import type { AppointmentDraft } from './appointment-draft.ts';
import { personOf, type Aspect } from './draft-aspect.ts';

interface WordsRequest {
  readonly draft: AppointmentDraft;
  readonly aspect: Aspect;
  readonly calendars: readonly { readonly id: string; readonly name: string }[];
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
export function aspectWords({ draft, aspect, calendars }: WordsRequest): string {
  const { times } = draft;
  const start = [times.date, times.all_day ? '' : times.time, times.zone].filter((part) => part !== '').join(', ');
  const length = times.all_day ? `until ${times.last_date}` : times.length;
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
