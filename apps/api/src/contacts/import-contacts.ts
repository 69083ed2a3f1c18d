import type { EntityManager } from '@mikro-orm/postgresql';
import { ContactAddress } from '@kept/persistence/entities/contact-address';
import { Contact } from '@kept/persistence/entities/contact';
import { newId } from '@kept/persistence/new-id';
import { readCustomFields } from '../custom-fields/read-custom-fields.ts';
import type { ImportContacts, ImportedContacts, ImportProblem } from './contact-import.schema.ts';
import { readImportRow, type ReadRow } from './read-import-row.ts';
import type { Address } from './wanted-addresses.ts';

interface ImportRequest extends ImportContacts {
  readonly account_id: string;
  readonly country: string;
}

interface Known {
  readonly id: string;
  /** What the page says of a contact, later rows over earlier ones. */
  readonly said: { name: string; locale: string | null; time_zone: string | null; custom_data: ReadRow['custom_data'] };
  readonly addresses: Address[];
  readonly is_new: boolean;
}

const keyOf = ({ type, address }: Address): string => `${type} ${address}`;

/**
 * One page of a file, in one transaction: a contact is known by any of its addresses, so a page that is sent again makes
 * nothing twice. What a row leaves empty stays as it was. A row that names addresses of two contacts is refused.
 */
export async function importContacts(em: EntityManager, request: ImportRequest): Promise<ImportedContacts> {
  const known = { country: request.country, fields: await readCustomFields(em) };
  const readings = request.rows.map((row) => readImportRow(row, known));
  const problems: ImportProblem[] = readings.flatMap((reading) => (reading.ok ? [] : reading.problems));
  const rows = readings.flatMap((reading) => (reading.ok ? [reading.row] : []));
  const owner = await ownersOf(
    em,
    rows.flatMap(({ addresses }) => addresses),
  );
  const touched = new Map<string, Known>();
  const counts = { created: 0, updated: 0, skipped: 0 };
  const outcomes: ImportedContacts['rows'] = [];
  const note = (row: ReadRow, contact_id: string, outcome: keyof typeof counts): void => {
    counts[outcome] += 1;
    if (!request.dry_run) return;
    outcomes.push({ line: row.line, contact_id, outcome, addresses: row.addresses.map(({ address }) => address) });
  };
  for (const row of rows) {
    const owners = new Set(row.addresses.flatMap((each) => owner.get(keyOf(each)) ?? []));
    const [known_id] = owners;
    if (owners.size > 1) {
      const value = row.addresses.map(({ address }) => address).join(', ');
      problems.push({
        line: row.line,
        column: 'row',
        value,
        message: 'has addresses of two contacts; merge them first',
      });
    } else if (known_id !== undefined && request.on_duplicate === 'skip') {
      note(row, known_id, 'skipped');
    } else {
      const is_new = known_id === undefined;
      const id = known_id ?? newId();
      note(row, id, is_new ? 'created' : 'updated');
      take(touched, { id, row, is_new });
      const own = new Map(row.addresses.map((each) => [keyOf(each), each]));
      const added = [...own.values()].filter((each) => !owner.has(keyOf(each)));
      touched.get(id)?.addresses.push(...added);
      added.forEach((each) => owner.set(keyOf(each), id));
    }
  }
  if (!request.dry_run) await store(em, { account_id: request.account_id, touched: [...touched.values()] });
  const refused = new Set(problems.map(({ line }) => line)).size;
  return { ...counts, refused, rows: outcomes, problems: problems.toSorted((a, b) => a.line - b.line) };
}

async function ownersOf(em: EntityManager, addresses: readonly Address[]): Promise<Map<string, string>> {
  if (addresses.length === 0) return new Map();
  const stored = await em.find(ContactAddress, { address: { $in: addresses.map(({ address }) => address) } });
  return new Map(stored.map((each) => [keyOf(each), each.contact_id]));
}

function take(
  touched: Map<string, Known>,
  { id, row, is_new }: { readonly id: string; readonly row: ReadRow; readonly is_new: boolean },
): void {
  const before = touched.get(id) ?? {
    id,
    said: { name: '', locale: null, time_zone: null, custom_data: {} },
    addresses: [],
    is_new,
  };
  touched.set(id, {
    ...before,
    said: {
      name: row.name === '' ? before.said.name : row.name,
      locale: row.locale ?? before.said.locale,
      time_zone: row.time_zone ?? before.said.time_zone,
      custom_data: { ...before.said.custom_data, ...row.custom_data },
    },
  });
}

async function store(
  em: EntityManager,
  { account_id, touched }: { readonly account_id: string; readonly touched: readonly Known[] },
): Promise<void> {
  const made = touched.filter(({ is_new }) => is_new);
  if (made.length > 0)
    await em.insertMany(
      Contact,
      made.map(({ id, said }) => ({ id, account_id, ...said })),
    );
  const changed = touched.filter(({ is_new }) => !is_new).map(({ id, said }) => ({ id, ...said }));
  if (changed.length > 0) {
    await em.execute(
      `update contact c set name = coalesce(nullif(r.name, ''), c.name), locale = coalesce(r.locale, c.locale),
         time_zone = coalesce(r.time_zone, c.time_zone), custom_data = c.custom_data || r.custom_data,
         version = c.version + 1, updated_at = now()
       from jsonb_to_recordset(?::jsonb) as r (id uuid, name text, locale text, time_zone text, custom_data jsonb)
       where c.id = r.id`,
      [JSON.stringify(changed)],
    );
  }
  const addresses = touched.flatMap(({ id: contact_id, addresses: own, is_new }) =>
    own.map((each, index) => ({ ...each, id: newId(), account_id, contact_id, position: is_new ? index : 50 + index })),
  );
  if (addresses.length === 0) return;
  await em.insertMany(ContactAddress, addresses);
  await em.execute(
    `update thread t set contact_id = r.contact_id
     from jsonb_to_recordset(?::jsonb) as r (contact_id uuid, type text, address text)
     where t.type = r.type and t.address = r.address and t.contact_id is null`,
    [JSON.stringify(addresses)],
  );
}
