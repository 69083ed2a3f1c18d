import type { AppointmentDraft, DraftPerson } from './appointment-draft.ts';

/** Somebody who is stored. */
export const ANA: DraftPerson = { key: 'ana', id: 'ana', name: 'Ana', phone: '+12025550123', email: '' };
export const BEN: DraftPerson = { key: 'ben', id: 'ben', name: 'Ben', phone: '', email: 'ben@example.com' };

/** Somebody typed in and not stored yet. */
export const newcomer = (more: Partial<DraftPerson>): DraftPerson => ({
  key: 'new 1',
  id: null,
  name: 'Cleo',
  phone: '',
  email: '',
  ...more,
});

/** An appointment of 45 minutes with Ana, as it is stored; `times` and the rest as given. */
export function draft(
  more: Partial<Omit<AppointmentDraft, 'times'>> & { readonly times?: Partial<AppointmentDraft['times']> } = {},
): AppointmentDraft {
  return {
    title: 'Cleaning',
    location: '',
    calendar_id: 'calendar',
    people: [ANA],
    fields: [],
    ...more,
    times: {
      all_day: false,
      date: '2026-11-23',
      time: '09:00',
      length: '45 min',
      last_date: '2026-11-23',
      zone: 'America/Toronto',
      ...more.times,
    },
  };
}
