import { inTransaction, type TransactionRequest } from '@kept/sequences/transaction';
import type { AppointmentRow } from '../appointments/appointment-row.schema.ts';
import { readAppointmentRows } from '../appointments/read-appointment-rows.ts';

interface RowRequest extends TransactionRequest {
  readonly appointment_id: string;
}

/** One appointment as a line of the list; null when it is not there. */
export async function readRow(request: RowRequest): Promise<AppointmentRow | null> {
  const { account_id, appointment_id } = request;
  return inTransaction(request, async (transaction) => {
    const [placed] = await readAppointmentRows(transaction, {
      name: 'read_appointment_row',
      source: 'from appointment a where a.account_id = $1 and a.id = $2 and a.deleted_at is null',
      values: [account_id, appointment_id],
      direction: 'asc',
      limit: '1',
    });
    return placed?.row ?? null;
  });
}
