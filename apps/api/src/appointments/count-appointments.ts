import { inTransaction, type TransactionRequest } from '@kept/sequences/transaction';
import type { AppointmentCount } from './appointment-row.schema.ts';
import { appointmentSource, listValues } from './appointment-source.ts';
import { filterSql } from './filter-sql.ts';
import type { FilterAppointments } from './list-appointments.schema.ts';
import { planForLists } from './plan-for-lists.ts';
import { searchWords } from './search-words.ts';

/** Nobody reads on to the ten thousandth; counting them all would cost as much as reading them. */
const MOST = 10_000;

export interface CountRequest extends TransactionRequest {
  readonly filter: FilterAppointments;
}

/** How many appointments pass the filters, up to a limit. */
export async function countAppointments(request: CountRequest): Promise<AppointmentCount> {
  const { account_id, filter } = request;
  return inTransaction(request, async (transaction) => {
    const words = await searchWords(transaction, filter.q);
    if (words?.length === 0) return { count: 0, capped: false };
    const filters = filterSql({ filter, words: words ?? [] });
    planForLists(transaction, { filtered: filters.length > 0 });
    const source = await appointmentSource(transaction, { account_id, filter, filters });
    const { values, bind } = listValues(account_id, filter);
    const text = `select count(*)::int as n from (select ${source(bind)} limit ${MOST + 1}) found`;
    const [row] = await transaction.read<{ readonly n: number }>({ name: '', text }, values);
    const n = row?.n ?? 0;
    return { count: Math.min(n, MOST), capped: n > MOST };
  });
}
