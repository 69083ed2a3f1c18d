import type { EntityManager } from '@mikro-orm/postgresql';

/** What a write needs to know of its account. */
export interface AccountClock {
  /** The account's present: the real one plus the sandbox offset. */
  readonly now: Date;
  /** For phone numbers written without a country. */
  readonly country: string;
  readonly mode: 'sandbox' | 'live';
  readonly time_zone: string;
  readonly locale: string;
}

interface Row {
  readonly now_ms: number;
  readonly country: string;
  readonly mode: 'sandbox' | 'live';
  readonly time_zone: string;
  readonly locale: string;
}

/** Reads it within the account's transaction. The clock is the database's, so that processes agree. */
export async function accountClock(em: EntityManager): Promise<AccountClock> {
  const rows = await em.execute<Row[]>(
    'select (extract(epoch from clock_timestamp()) * 1000 + clock_offset_ms)::float8 as now_ms, country, mode, time_zone, locale from account',
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the account of this request is gone');
  const { now_ms, ...rest } = row;
  return { now: new Date(now_ms), ...rest };
}
