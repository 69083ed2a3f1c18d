import { inTransaction, type TransactionRequest } from '@kept/sequences/transaction';
import { appointmentSource, listValues } from './appointment-source.ts';
import type { AppointmentPage } from './appointment-row.schema.ts';
import { filterSql } from './filter-sql.ts';
import { listCursor, type ListCursor } from './list-cursor.ts';
import type { ListAppointments } from './list-appointments.schema.ts';
import { readAppointmentRows } from './read-appointment-rows.ts';
import type { PlacedRow } from './rows-of-appointments.ts';
import { planForLists } from './plan-for-lists.ts';
import { searchWords } from './search-words.ts';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const NOTHING: AppointmentPage = { appointments: [], next_cursor: null, previous_cursor: null };

export interface ListRequest extends TransactionRequest {
  readonly query: ListAppointments;
}

/**
 * A page of appointments by start and id, either way from a cursor; the work does not grow with how far in it lies. One
 * round trip, and one or two more when it is filtered by what only an index of its own can find.
 */
export async function listAppointments(request: ListRequest): Promise<AppointmentPage> {
  const { account_id, query } = request;
  return inTransaction(request, async (transaction) => {
    const words = await searchWords(transaction, query.q);
    if (words?.length === 0) return NOTHING;
    const filters = filterSql({ filter: query, words: words ?? [] });
    planForLists(transaction, { filtered: filters.length > 0 });
    const source = await appointmentSource(transaction, { account_id, filter: query, filters });

    const { order, cursor, limit } = query;
    const forward = cursor?.toward !== 'previous';
    const direction = (order === 'soonest') === forward ? 'asc' : 'desc';
    const { values, bind } = listValues(account_id, query);
    const after =
      direction === 'asc'
        ? `> (${bind(cursor?.start_at ?? '-infinity')}::timestamptz, ${bind(cursor?.id ?? FIRST_ID)}::uuid)`
        : `< (${bind(cursor?.start_at ?? 'infinity')}::timestamptz, ${bind(cursor?.id ?? LAST_ID)}::uuid)`;
    const found = await readAppointmentRows(transaction, {
      name: filters.length === 0 ? `list_appointments_${direction}` : '',
      limit: bind(limit + 1),
      source: `${source(bind)} and (a.start_at, a.id) ${after}`,
      values,
      direction,
    });
    return pageOf({ found, limit, cursor });
  });
}

interface PageRequest {
  /** In the order they were read in; one more than fits when there is more that way. */
  readonly found: readonly PlacedRow[];
  readonly limit: number;
  readonly cursor: ListCursor | undefined;
}

/** The page in the list's own order. Where it was come from there is something to go back to. */
function pageOf({ found, limit, cursor }: PageRequest): AppointmentPage {
  const forward = cursor?.toward !== 'previous';
  const more = found.length > limit;
  const fitting = found.slice(0, limit);
  const rows = forward ? fitting : fitting.toReversed();
  const to = (toward: ListCursor['toward'], place: PlacedRow | undefined): string | null => {
    if (place !== undefined) return listCursor.format({ toward, start_at: place.start_at, id: place.row.id });
    return cursor === undefined || toward === cursor.toward ? null : listCursor.format({ ...cursor, toward });
  };
  return {
    appointments: rows.map(({ row }) => row),
    next_cursor: more || !forward ? to('next', rows.at(-1)) : null,
    previous_cursor: cursor !== undefined && (more || forward) ? to('previous', rows[0]) : null,
  };
}
