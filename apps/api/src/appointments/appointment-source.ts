import type { Transaction } from '@kept/sequences/transaction';
import type { Bind, Filter, FilterSql } from './filter-sql.ts';
import type { FilterAppointments } from './list-appointments.schema.ts';

/** Up to here it is quicker to fetch all that pass one filter and sort them than to go through the list in its order. */
const FEW = 2_000;

/** When a day begins in the zone of account `$1`, or the one so many days after it. */
export const dayBegins = (placeholder: string, plus: 0 | 1): string =>
  `(select (${placeholder}::date + ${plus})::timestamp at time zone ac.time_zone from account ac where ac.id = $1)`;

/** Not with coalesce: PostgreSQL does not count it as leakproof, and no index would be used. */
const day = (placeholder: string, plus: 0 | 1, otherwise: string): string =>
  `case when ${placeholder}::date is null then '${otherwise}'::timestamptz else ${dayBegins(placeholder, plus)} end`;

/** The appointments of account `$1` from day `$2` to day `$3`, both included; null: without end. */
export const IN_DAYS = `a.account_id = $1 and a.deleted_at is null
  and a.start_at >= ${day('$2', 0, '-infinity')} and a.start_at < ${day('$3', 1, 'infinity')}`;

/** A statement under construction: its values, and how to add one. The first three are the account and the days. */
export interface Values {
  readonly values: readonly unknown[];
  readonly bind: Bind;
}

/** The values every statement over the list begins with. */
export function listValues(account_id: string, { from, to }: FilterAppointments): Values {
  const values: unknown[] = [account_id, from ?? null, to ?? null];
  return { values, bind: (value) => `$${values.push(value)}` };
}

export interface SourceRequest {
  readonly account_id: string;
  readonly filter: FilterAppointments;
  readonly filters: readonly Filter[];
}

/** `from … where …` over an appointment `a`: all that pass every filter. */
export type Source = (bind: Bind) => string;

/**
 * Chooses how to find what passes, by looking at how many pass each filter, never further than a few thousand entries of
 * an index: by the rarest filter, or through the list in its order, where what is common is soon met. The planner
 * cannot choose so by itself: it does not know which words and states are rare.
 */
export async function appointmentSource(transaction: Transaction, request: SourceRequest): Promise<Source> {
  const { account_id, filter, filters } = request;
  const seekable = filters.filter((each) => each(() => '').seek !== null);
  if (seekable.length === 0) return through(filters);
  const inDays = listValues(account_id, filter);
  const [days, ...counts] = await Promise.all([
    countUpTo(transaction, `select from appointment a where ${IN_DAYS}`, inDays.values),
    ...seekable.map((each) => {
      const values: unknown[] = [account_id];
      const { seek } = each((value) => `$${values.push(value)}`);
      return countUpTo(transaction, seek ?? '', values);
    }),
  ]);
  const fewest = Math.min(...counts);
  const rarest = seekable[counts.indexOf(fewest)];
  if (rarest === undefined || fewest >= FEW || fewest >= days) return through(filters);
  return by(
    rarest,
    filters.filter((each) => each !== rarest),
  );
}

async function countUpTo(transaction: Transaction, select: string, values: readonly unknown[]): Promise<number> {
  const text = `select count(*)::int as n from (select from (${select}) found limit ${FEW}) some_found`;
  const [row] = await transaction.read<{ readonly n: number }>({ name: '', text }, values);
  return row?.n ?? 0;
}

const conditions = (filters: readonly FilterSql[]): string =>
  [IN_DAYS, ...filters.map(({ passes }) => passes)].join('\n and ');

function through(filters: readonly Filter[]): Source {
  return (bind) => `from appointment a where ${conditions(filters.map((each) => each(bind)))}`;
}

function by(rarest: Filter, others: readonly Filter[]): Source {
  return (bind) => `from (select distinct appointment_id from (${rarest(bind).seek}) found) found
    join appointment a on a.account_id = $1 and a.id = found.appointment_id
    where ${conditions(others.map((each) => each(bind)))}`;
}
