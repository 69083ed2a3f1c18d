import type { QueryClient } from '@tanstack/svelte-query';
import { readAppointmentOptions, readJournalOptions } from '#lib/api/generated/@tanstack/svelte-query.gen.ts';

/** What was read within this time is not read again only because a pointer passed. */
const FRESH_MS = 10_000;

/** Reads an appointment and its messages ahead, when a pointer or the focus comes to its line. */
export function prefetchAppointment(queries: QueryClient, id: string): void {
  void queries.prefetchQuery({ ...readAppointmentOptions({ path: { id } }), staleTime: FRESH_MS });
  void queries.prefetchQuery({ ...readJournalOptions({ path: { id } }), staleTime: FRESH_MS });
}
