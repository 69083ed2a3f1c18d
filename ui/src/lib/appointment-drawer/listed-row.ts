import type { QueryClient } from '@tanstack/svelte-query';
import type { AppointmentPage, AppointmentRow } from '#lib/api/generated/types.gen.ts';
import { ofOperations } from '#lib/query/of-operations.ts';

/** An appointment in a list that was read. */
export interface Listed {
  readonly row: AppointmentRow;
  /** The ids before and after it in that list. */
  readonly neighbours: readonly string[];
}

/** The line of an appointment in the list that was read last; null when it is in none. */
export function listedRow(queries: QueryClient, id: string): Listed | null {
  const lists = queries.getQueryCache().findAll({ predicate: ofOperations(['listAppointments']) });
  for (const { queryKey } of lists.toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)) {
    const rows = queries.getQueryData<AppointmentPage>(queryKey)?.appointments ?? [];
    const index = rows.findIndex((each) => each.id === id);
    const row = rows[index];
    if (row === undefined) continue;
    const neighbours = [rows[index + 1], rows[index - 1]].flatMap((each) => (each === undefined ? [] : [each.id]));
    return { row, neighbours };
  }
  return null;
}
