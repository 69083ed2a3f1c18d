import type { AppointmentPage, AppointmentRow } from '#lib/api/generated/types.gen.ts';

/** An appointment in a list that was read. */
export interface Listed {
  readonly row: AppointmentRow;
  /** The ids after and before it in that list. */
  readonly neighbours: readonly string[];
}

/** The line of an appointment in the first of the pages that has it; null when none does. */
export function listedIn(pages: readonly Pick<AppointmentPage, 'appointments'>[], id: string): Listed | null {
  for (const { appointments } of pages) {
    const index = appointments.findIndex((each) => each.id === id);
    const row = appointments[index];
    if (row === undefined) continue;
    const around = [appointments[index + 1], appointments[index - 1]];
    return { row, neighbours: around.flatMap((each) => (each === undefined ? [] : [each.id])) };
  }
  return null;
}
