import { inTransaction, type Statement, type TransactionRequest } from '@kept/sequences/transaction';
import { addressPart } from '../contacts/address-part.ts';
import type { ListStoppedAddresses, StoppedAddressPage } from './stopped-addresses.schema.ts';

type Row = Omit<StoppedAddressPage['entries'][number], 'contact'> & {
  readonly contact_id: string | null;
  readonly contact_name: string | null;
};

const FROM = `
  from stop_list_entry e
  left join contact_address ca on ca.account_id = e.account_id and ca.type = e.type and ca.address = e.address
  left join contact c on c.account_id = ca.account_id and c.id = ca.contact_id
  left join "user" u on u.account_id = e.account_id and u.id = e.added_by_user_id
  where e.account_id = $1 and ($2::text is null or e.type = $2) and ($3::text is null or e.source = $3)
    and ($4::text is null or position($4 in e.address) > 0 or position($5 in lower(c.name)) > 0)`;

const ROWS = `select e.id, e.type, e.address, e.source, e.word, e.reason, e.created_at, u.name as added_by,
  c.id as contact_id, c.name as contact_name ${FROM}`;

const OLDER: Statement = {
  name: 'list_stopped_addresses',
  text: `${ROWS} and ($6::uuid is null or e.id < $6) order by e.id desc limit $7`,
};

const NEWER: Statement = {
  name: 'list_stopped_addresses_back',
  text: `${ROWS} and e.id > $6::uuid order by e.id limit $7`,
};

const COUNT: Statement = { name: 'count_stopped_addresses', text: `select count(*)::int as total ${FROM}` };

/** A page of the stop list with whose addresses they are, newest first. Pages are found by key: none shifts while entries come. */
export async function listStoppedAddresses(
  request: TransactionRequest & { readonly query: ListStoppedAddresses },
): Promise<StoppedAddressPage> {
  const { account_id, query } = request;
  const { q = '', type = null, source = null, newer_than, older_than, limit } = query;
  const filter = [account_id, type, source, q === '' ? null : addressPart(q), q.toLowerCase()];
  return inTransaction(request, async (transaction) => {
    const [found, [count]] = await Promise.all([
      newer_than === undefined
        ? transaction.read<Row>(OLDER, [...filter, older_than ?? null, limit + 1])
        : transaction.read<Row>(NEWER, [...filter, newer_than, limit + 1]),
      transaction.read<{ readonly total: number }>(COUNT, filter),
    ]);
    const is_more = found.length > limit;
    const shown = found.slice(0, limit);
    const rows = newer_than === undefined ? shown : shown.toReversed();
    const is_before = newer_than === undefined ? older_than !== undefined : is_more;
    const is_after = newer_than === undefined ? is_more : true;
    return {
      entries: rows.map(({ contact_id, contact_name, ...entry }) => ({
        ...entry,
        contact: contact_id === null ? null : { id: contact_id, name: contact_name ?? '' },
      })),
      total: count?.total ?? 0,
      newer_than: is_before ? (rows.at(0)?.id ?? null) : null,
      older_than: is_after ? (rows.at(-1)?.id ?? null) : null,
    };
  });
}
