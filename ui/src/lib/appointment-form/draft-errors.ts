import type { FieldError } from '#lib/problems/place-errors.ts';
import type { AppointmentDraft } from './appointment-draft.ts';
import { namedPeople } from './event-body.ts';

interface ErrorsRequest {
  readonly errors: readonly FieldError[];
  /** What was sent. */
  readonly draft: AppointmentDraft;
  /** Where in the request the event stood: `/events/0`, `/create`, `/change`, or empty for the whole of it. */
  readonly at: string;
}

/**
 * The API's errors with pointers into the draft: people and custom fields by their keys instead of their place or name,
 * so that a row that goes takes its errors along (`/participants/p2/phone`).
 */
export function draftErrors({ errors, draft, at }: ErrorsRequest): readonly FieldError[] {
  const people = namedPeople(draft);
  return errors.map((error) => {
    const field = error.field.startsWith(at) ? error.field.slice(at.length) : error.field;
    const [, what = '', which = '', ...rest] = field.split('/');
    const key =
      what === 'participants'
        ? people[Number(which)]?.key
        : draft.fields.find(({ name }) => name === [which, ...rest].join('/'))?.key;
    if (key === undefined || which === '') return { ...error, field };
    return { ...error, field: ['', what, key, ...(what === 'participants' ? rest : [])].join('/') };
  });
}

/** Every field of the form, as errors point at it. */
export function draftPointers({ people, fields }: AppointmentDraft): readonly string[] {
  return [
    ...['title', 'start_time', 'start_time/clock', 'end_time', 'time_zone', 'location', 'calendar_id'],
    ...['participants', 'custom_data'],
    ...people.flatMap(({ key }) => ['name', 'phone', 'email'].map((detail) => `participants/${key}/${detail}`)),
    ...fields.map(({ key }) => `custom_data/${key}`),
  ].map((pointer) => `/${pointer}`);
}
