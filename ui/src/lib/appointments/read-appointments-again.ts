import type { QueryClient } from '@tanstack/svelte-query';
import { ofOperations } from '#lib/query/of-operations.ts';

/** Reads again what shows appointments, after something was done with some of them; done when it is read. */
export async function readAppointmentsAgain(queries: QueryClient): Promise<void> {
  await queries.invalidateQueries({
    predicate: ofOperations(['listAppointments', 'countAppointments', 'readAppointment', 'readEvent', 'readJournal']),
  });
}
