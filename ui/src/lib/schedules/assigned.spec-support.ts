import type { Assignment } from '#lib/api/generated/types.gen.ts';

/** A line of who gets what, of a schedule that is called as its id is. */
export function assigned(id: string, more: Partial<Assignment> = {}): Assignment {
  return {
    schedule: { id, name: id },
    unavailable: null,
    calendars: [],
    condition: null,
    locale: null,
    sentence: '',
    ...more,
  };
}
