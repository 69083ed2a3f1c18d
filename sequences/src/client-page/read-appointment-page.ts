import type { PagePath } from '@kept/content/page-links/page-links';
import type { DefinitionCache } from '../definition-cache.ts';
import { inTransaction, type Transaction, type TransactionRequest } from '../transaction.ts';
import { linkedRows, type PageLinkKey } from './linked-rows.ts';
import { pageAppointment, policyNow, type PageAppointment } from './page-appointment.ts';

export interface AppointmentPageRequest extends TransactionRequest, PageLinkKey {
  readonly path: PagePath;
  readonly cache: DefinitionCache;
}

/** What a link to the appointment page shows. */
export interface AppointmentPage {
  readonly path: PagePath;
  readonly account: { readonly name: string; readonly colour: string | null };
  /** The client's. */
  readonly locale: string;
  /** One or more, by start. */
  readonly appointments: readonly PageAppointment[];
}

/** Reads it; null: the link leads nowhere, or no longer. Changes nothing: scanners follow links. */
export async function readAppointmentPage(request: AppointmentPageRequest): Promise<AppointmentPage | null> {
  return await inTransaction(request, (transaction) => appointmentPage(transaction, request));
}

/** The same in a transaction of the caller's, who has just changed something. */
export async function appointmentPage(
  transaction: Transaction,
  { account_id, message_id, path, cache }: AppointmentPageRequest,
): Promise<AppointmentPage | null> {
  const rows = await linkedRows(transaction, { account_id, message_id });
  const [first] = rows;
  if (first === undefined) return null;
  const appointments: PageAppointment[] = [];
  for (const each of rows) {
    const { published_revision_id: revision_id } = each.row;
    const policy = await policyNow(transaction, { account_id, revision_id, cache });
    appointments.push(pageAppointment(each, { path, policy }));
  }
  const { account_name: name, settings } = first.row;
  return {
    path,
    account: { name, colour: settings.colour ?? null },
    locale: first.facts.participant.locale,
    appointments,
  };
}
