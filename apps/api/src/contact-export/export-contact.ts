import type { QueryResultRow } from 'pg';
import { openNames, type NameColumns } from '@kept/sequences/files/sealed-name';
import { contentOpener, type SealedColumns } from '@kept/sequences/secure/content-opener';
import { shownToStaff } from '@kept/sequences/secure/shown-to-staff';
import type { Vault } from '@kept/sequences/secure/vault';
import { inTransaction, type Statement, type TransactionRequest } from '@kept/sequences/transaction';
import { APPOINTMENTS, EXPORT_PAGE, LOG, MESSAGES, PERSON, STOPPED, type Subject } from './export-queries.ts';

export interface ExportRequest extends TransactionRequest {
  readonly vault: Vault;
  readonly subject: Subject;
  /** Where a file can be fetched for a day, without a sign-in. */
  readonly linkTo: (attachment_id: string) => string;
}

interface Row extends QueryResultRow {
  readonly id: string;
}

interface MessageRow extends Row, SealedColumns {
  readonly sent_securely: boolean;
  readonly subject: string | null;
  readonly body: string;
  readonly files: readonly (NameColumns & { readonly id: string | null })[];
}

/**
 * All that is held on a person, as JSON in pieces: each page is read when the one before was sent, so that a long history
 * is never in memory whole. Files are links that open for a day.
 */
export async function* exportContact(request: ExportRequest): AsyncGenerator<string> {
  const { account_id, subject } = request;
  const { account, now, contact_ids, addresses } = subject;
  const once = (statement: Statement, of: readonly string[]) =>
    inTransaction(request, (transaction) => transaction.read<QueryResultRow>(statement, [account_id, of]));
  yield `{"business":${JSON.stringify(account)},"exported_at":${JSON.stringify(now)}`;
  yield `,\n"contacts":${JSON.stringify(await once(PERSON, contact_ids))}`;
  yield `,\n"stop_list":${JSON.stringify(await once(STOPPED, addresses))}`;
  yield* list('appointments', (after) => page(request, APPOINTMENTS, [after]));
  yield* list('messages', (after) => messages(request, after));
  yield* list('log', (after) => page(request, LOG, [after, addresses, subject.sequence_ids]));
  yield '}\n';
}

/** One member of the file: its rows, a page at a time, by key. */
async function* list(name: string, read: (after: string | null) => Promise<readonly Row[]>): AsyncGenerator<string> {
  yield `,\n"${name}":[`;
  for (let after: string | null = null, rows: readonly Row[] = []; ;) {
    rows = await read(after);
    if (rows.length > 0) yield `${after === null ? '' : ','}\n${rows.map((row) => JSON.stringify(row)).join(',\n')}`;
    after = rows.at(-1)?.id ?? null;
    if (rows.length < EXPORT_PAGE) break;
  }
  yield ']';
}

function page(
  { subject, ...request }: ExportRequest,
  statement: Statement,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  return inTransaction(request, (transaction) =>
    transaction.read<Row>(statement, [request.account_id, subject.contact_ids, ...values]),
  );
}

/** What went securely is opened: it is the person's own. */
async function messages(request: ExportRequest, after: string | null): Promise<readonly Row[]> {
  const { account_id, vault, subject, linkTo } = request;
  const { contact_ids, thread_ids, appointment_ids, participant_ids } = subject;
  return inTransaction(request, async (transaction) => {
    const values = [account_id, contact_ids, after, thread_ids, appointment_ids, participant_ids];
    const rows = await transaction.read<MessageRow>(MESSAGES, values);
    const open = await contentOpener(transaction, { account_id, vault, rows });
    const nameOf = await openNames(transaction, { account_id, vault, rows: rows.flatMap(({ files }) => files) });
    return rows.map((row) => {
      const { sealed: _sealed, data_key_id: _key, message_id: _id, sent_securely, ...message } = row;
      const { secure: _standing, ...shown } = shownToStaff(row, open);
      const files = row.files.map(({ id, file_name, sealed_name, ...file }) => ({
        file_name: nameOf({ attachment_id: id, file_name, sealed_name }),
        ...file,
        url: id === null ? null : linkTo(id),
      }));
      return { ...message, ...shown, sent_securely, files };
    });
  });
}
