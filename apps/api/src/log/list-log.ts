import { inTransaction, type TransactionRequest } from '@kept/sequences/transaction';
import type { ListLog, LogLine, LogPage } from './log.schema.ts';
import { NEWER, OLDER, type LogRow } from './log-queries.ts';
import { logWords } from './log-words.ts';

/**
 * A page of the account's log, newest first: messages both ways, what clients answered, and what was noted. Pages are
 * found by key, so none shifts while entries come. `query.address` is normalised already.
 */
export async function listLog(request: TransactionRequest & { readonly query: ListLog }): Promise<LogPage> {
  const { account_id, query } = request;
  const { kind, address, appointment_id, from, to, newer_than, older_than, limit } = query;
  const beyond = newer_than ?? older_than ?? null;
  const values = [account_id, kind, address, appointment_id, from, to, beyond, limit + 1].map((value) => value ?? null);
  const found = await inTransaction(request, (transaction) =>
    transaction.read<LogRow>(newer_than === undefined ? OLDER : NEWER, values),
  );
  const is_more = found.length > limit;
  const shown = found.slice(0, limit);
  const rows = newer_than === undefined ? shown : shown.toReversed();
  const is_before = newer_than === undefined ? older_than !== undefined : is_more;
  const is_after = newer_than === undefined ? is_more : true;
  return {
    entries: rows.map(lineOf),
    newer_than: is_before ? (rows.at(0)?.id ?? null) : null,
    older_than: is_after ? (rows.at(-1)?.id ?? null) : null,
  };
}

function lineOf(row: LogRow): LogLine {
  const { id, at, status, channel, address, person, by, appointment_id, appointment_title, message_id } = row;
  const appointment = appointment_id === null ? null : { id: appointment_id, title: appointment_title ?? '' };
  return { id, at, ...logWords(row), status, channel, address, person, by, appointment, message_id };
}
