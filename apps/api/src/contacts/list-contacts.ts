import { z } from 'zod';
import { inTransaction, type Statement, type TransactionRequest } from '@kept/sequences/transaction';
import { invalidRequest } from '../problems/invalid-request.ts';
import { addressPart } from './address-part.ts';
import { CONTACT_COLUMNS, contactAnswer, type ContactRow } from './contact-answer.ts';
import type { ContactPage, ListContacts } from './contacts.schema.ts';

const FOUND = `
  from contact c
  where c.account_id = $1 and (c.archived_at is not null) = $2 and c.merged_into_id is null and c.deleted_at is null
    and ($3::text is null or position($3 in lower(c.name)) > 0 or exists (
      select from contact_address ca
      where ca.account_id = c.account_id and ca.contact_id = c.id and position($4 in ca.address) > 0))`;

const ROWS: Statement = {
  name: 'list_contacts',
  text: `select ${CONTACT_COLUMNS} ${FOUND} and ($5::text is null or (c.name, c.id) > ($5, $6::uuid))
    order by c.name, c.id limit $7`,
};

/** Counting stops where nobody reads on. */
const COUNT: Statement = {
  name: 'count_contacts',
  text: `select count(*)::int as total from (select ${FOUND.trimStart()} limit 1001) found`,
};

const cursorSchema = z.tuple([z.string(), z.uuid()]);

/** A page of contacts by name; pages are found by key, so none shifts while contacts come. */
export async function listContacts(
  request: TransactionRequest & { readonly query: ListContacts },
): Promise<ContactPage> {
  const { account_id, query } = request;
  const { q = '', archived, cursor, limit } = query;
  const after = cursor === undefined ? null : readCursor(cursor);
  const filter = [account_id, archived, q === '' ? null : q.toLowerCase(), addressPart(q)];
  return inTransaction(request, async (transaction) => {
    const [found, [count]] = await Promise.all([
      transaction.read<ContactRow>(ROWS, [...filter, after?.[0] ?? null, after?.[1] ?? null, limit + 1]),
      after === null ? transaction.read<{ readonly total: number }>(COUNT, filter) : Promise.resolve([]),
    ]);
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      contacts: shown.map(contactAnswer),
      total: count?.total ?? null,
      next_cursor: found.length > limit && last !== undefined ? formatCursor([last.name, last.id]) : null,
    };
  });
}

const formatCursor = (place: z.output<typeof cursorSchema>): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

function readCursor(text: string): z.output<typeof cursorSchema> {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw invalidRequest([
      { field: 'cursor', code: 'unknown_cursor', message: 'is of no page; leave it out to begin at the first' },
    ]);
  }
}
