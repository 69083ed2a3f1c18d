import type { QueryClient } from '@tanstack/svelte-query';
import type { AppointmentPage } from '#lib/api/generated/types.gen.ts';
import { ofOperations } from '#lib/query/of-operations.ts';
import { listedIn, type Listed } from './listed-in.ts';

/** The line of an appointment in the list that was read last; null when it is in none. */
export function listedRow(queries: QueryClient, id: string): Listed | null {
  const lists = queries.getQueryCache().findAll({ predicate: ofOperations(['listAppointments']) });
  const pages = lists
    .toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
    .flatMap(({ queryKey }) => queries.getQueryData<AppointmentPage>(queryKey) ?? []);
  return listedIn(pages, id);
}
