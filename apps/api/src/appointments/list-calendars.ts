import { inTransaction, type Statement, type TransactionRequest } from '@kept/sequences/transaction';
import type { Calendars } from './appointment-row.schema.ts';

const CALENDARS: Statement = {
  name: 'list_calendars',
  text: `select id, name, time_zone from calendar where account_id = $1 order by is_default desc, name, id`,
};

/** The account's calendars, the default one first. */
export async function listCalendars(request: TransactionRequest): Promise<Calendars> {
  return inTransaction(request, async (transaction) => ({
    calendars: await transaction.read<Calendars['calendars'][number]>(CALENDARS, [request.account_id]),
  }));
}
