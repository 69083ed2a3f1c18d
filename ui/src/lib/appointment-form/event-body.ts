import type { EventRequest } from '#lib/api/generated/types.gen.ts';
import type { FieldError } from '#lib/problems/place-errors.ts';
import type { AppointmentDraft, CustomValue, DraftField, DraftPerson } from './appointment-draft.ts';
import { customValue } from './custom-value.ts';
import { whenOf } from './when-of.ts';

/** A draft as a request carries it, or everything that keeps it from being one. */
export type EventBody =
  | { readonly ok: true; readonly event: EventRequest }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/**
 * What a draft asks the API to store. Refused here is what no request could carry and what is not filled in, so that
 * all of it is named at once; the rest is the API's to judge, which has the rules.
 */
export function eventBody(draft: AppointmentDraft): EventBody {
  const { title, times, location, calendar_id } = draft;
  const when = whenOf(times);
  const errors = [...emptyErrors(draft), ...(when.type === 'unclear' ? when.errors : []), ...fieldErrors(draft)];
  if (when.type === 'unclear' || errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    event: {
      title,
      start_time: when.start_time,
      end_time: when.end_time,
      time_zone: times.zone,
      all_day: times.all_day,
      location: location === '' ? null : location,
      ...(calendar_id === '' ? {} : { calendar_id }),
      custom_data: customData(draft),
      participants: namedPeople(draft).map(personBody),
    },
  };
}

/** The people somebody typed anything of, in the order in which a request carries them. */
export function namedPeople({ people }: AppointmentDraft): readonly DraftPerson[] {
  return people.filter(({ id, name, phone, email }) => id !== null || `${name}${phone}${email}`.trim() !== '');
}

/** Somebody's details as the API takes them. */
export function personBody({ name, phone, email }: DraftPerson) {
  return { name, phone: phone.trim() === '' ? null : phone, email: email.trim() === '' ? null : email };
}

/** The custom fields as the API takes them. */
export function customData(draft: AppointmentDraft): Record<string, CustomValue> {
  return Object.fromEntries(filled(draft).map((field) => [field.name, customValue(field)]));
}

function filled({ fields }: AppointmentDraft): readonly DraftField[] {
  return fields.filter(({ name, text }) => name !== '' || text !== '');
}

function emptyErrors(draft: AppointmentDraft): readonly FieldError[] {
  const empty = { code: 'missing', message: 'is empty' };
  return [
    ...(draft.title === '' ? [{ field: '/title', ...empty }] : []),
    ...namedPeople(draft).flatMap(({ key, name }) =>
      name === '' ? [{ field: `/participants/${key}/name`, ...empty }] : [],
    ),
  ];
}

/** What an object cannot hold: a value without a name, a name twice. */
function fieldErrors(draft: AppointmentDraft): readonly FieldError[] {
  const seen = new Set<string>();
  return filled(draft).flatMap(({ key, name }) => {
    const at = { field: `/custom_data/${key}` };
    if (name === '') return [{ ...at, code: 'missing', message: 'needs a name' }];
    if (seen.has(name)) return [{ ...at, code: 'repeated', message: 'has the name of another field' }];
    seen.add(name);
    return [];
  });
}
