import type { Instant } from '@kept/rules/instant';
import { inTransaction, type Transaction, type TransactionRequest } from '@kept/sequences/transaction';
import { appointmentSource, dayBegins, listValues, type Source } from './appointment-source.ts';
import type { AppointmentPage } from './appointment-row.schema.ts';
import { filterSql } from './filter-sql.ts';
import { listCursor, type ListCursor } from './list-cursor.ts';
import type { ListAppointments } from './list-appointments.schema.ts';
import { planForLists } from './plan-for-lists.ts';
import { readAppointmentRows } from './read-appointment-rows.ts';
import type { PlacedRow } from './rows-of-appointments.ts';
import { searchWords } from './search-words.ts';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const NOTHING: AppointmentPage = { appointments: [], next_cursor: null, previous_cursor: null };

export interface ListRequest extends TransactionRequest {
  readonly query: ListAppointments;
}

/**
 * A page of appointments by start and id, either way from a cursor or from a day; the work does not grow with how far in
 * it lies. One round trip, and one or two more when it is filtered by what only an index of its own can find.
 */
export async function listAppointments(request: ListRequest): Promise<AppointmentPage> {
  const { account_id, query } = request;
  return inTransaction(request, async (transaction) => {
    const words = await searchWords(transaction, query.q);
    if (words?.length === 0) return NOTHING;
    const filters = filterSql({ filter: query, words: words ?? [] });
    planForLists(transaction, { filtered: filters.length > 0 });
    const source = await appointmentSource(transaction, { account_id, filter: query, filters });
    const search = { transaction, account_id, query, source };
    const [found, before] = await Promise.all([
      readPage({ ...search, is_prepared: filters.length === 0 }),
      readBefore(search),
    ]);
    return pageOf({ found, limit: query.limit, cursor: query.cursor, before });
  });
}

interface Search {
  readonly transaction: Transaction;
  readonly account_id: string;
  readonly query: ListAppointments;
  readonly source: Source;
}

const goesForward = (cursor: ListCursor | undefined): boolean => cursor?.toward !== 'previous';

function readPage({ transaction, account_id, query, source, is_prepared }: Search & { readonly is_prepared: boolean }) {
  const { order, cursor, at, limit } = query;
  const direction = (order === 'soonest') === goesForward(cursor) ? 'asc' : 'desc';
  const { values, bind } = listValues(account_id, query);
  const moment =
    cursor === undefined && at !== undefined
      ? dayBegins(bind(at), direction === 'asc' ? 0 : 1)
      : `${bind(cursor?.start_at ?? (direction === 'asc' ? '-infinity' : 'infinity'))}::timestamptz`;
  const id = cursor?.id ?? (direction === 'asc' || at !== undefined ? FIRST_ID : LAST_ID);
  const after = `${direction === 'asc' ? '>' : '<'} (${moment}, ${bind(id)}::uuid)`;
  const from = cursor === undefined && at !== undefined ? '_from_day' : '';
  return readAppointmentRows(transaction, {
    name: is_prepared ? `list_appointments_${direction}${from}` : '',
    limit: bind(limit + 1),
    source: `${source(bind)} and (a.start_at, a.id) ${after}`,
    values,
    direction,
  });
}

/** Where a page that begins with a day begins, when anything lies before it; null for every other page. */
async function readBefore({ transaction, account_id, query, source }: Search): Promise<Instant | null> {
  const { order, cursor, at } = query;
  if (cursor !== undefined || at === undefined) return null;
  const { values, bind } = listValues(account_id, query);
  const moment = dayBegins(bind(at), order === 'soonest' ? 0 : 1);
  const text = `select ${moment} as moment
    where exists (select ${source(bind)} and a.start_at ${order === 'soonest' ? '<' : '>='} ${moment})`;
  const [row] = await transaction.read<{ readonly moment: Instant }>({ name: '', text }, values);
  return row?.moment ?? null;
}

interface PageRequest {
  /** In the order they were read in; one more than fits when there is more that way. */
  readonly found: readonly PlacedRow[];
  readonly limit: number;
  readonly cursor: ListCursor | undefined;
  readonly before: Instant | null;
}

/** The page in the list's own order. Where it was come from there is something to go back to. */
function pageOf({ found, limit, cursor, before }: PageRequest): AppointmentPage {
  const forward = goesForward(cursor);
  const more = found.length > limit;
  const fitting = found.slice(0, limit);
  const rows = forward ? fitting : fitting.toReversed();
  const place = (row: PlacedRow | undefined): Pick<ListCursor, 'start_at' | 'id'> | null => {
    if (row !== undefined) return { start_at: row.start_at, id: row.row.id };
    return cursor ?? (before === null ? null : { start_at: before, id: FIRST_ID });
  };
  const to = (toward: ListCursor['toward'], from: PlacedRow | undefined): string | null => {
    const at = place(from);
    return at === null || (from === undefined && toward === cursor?.toward)
      ? null
      : listCursor.format({ toward, start_at: at.start_at, id: at.id });
  };
  const has_previous = before !== null || (cursor !== undefined && (more || forward));
  return {
    appointments: rows.map(({ row }) => row),
    next_cursor: more || !forward ? to('next', rows.at(-1)) : null,
    previous_cursor: has_previous ? to('previous', rows[0]) : null,
  };
}
