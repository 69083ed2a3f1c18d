import type { ImportContacts, ImportedContacts, ImportProblem } from '#lib/api/generated/types.gen.ts';

type Row = ImportedContacts['rows'][number];

/**
 * Reads the answers of a dry run, page after page, as those of one file: nothing is stored between the pages, so that
 * the API takes somebody who stands on two of them for new on both. Answers of rows that were stored stay as they are.
 */
export function asOneFile(on_duplicate: ImportContacts['on_duplicate']): (page: ImportedContacts) => ImportedContacts {
  /** Whose each address is by the rows before. */
  const owners = new Map<string, string>();
  /** Who is known: a contact already, or made by a row before. */
  const known = new Set<string>();
  /** Who is new by their own page, and of an earlier one by the file. */
  const same = new Map<string, string>();

  function outcomeOf(row: Row): Row['outcome'] | 'refused' {
    const own = same.get(row.contact_id) ?? row.contact_id;
    const others = new Set(row.addresses.flatMap((address) => owners.get(address) ?? []).filter((id) => id !== own));
    const [other] = others;
    if (other === undefined) return take(row, { id: own, outcome: row.outcome });
    if (others.size > 1 || known.has(own) || row.outcome !== 'created') return 'refused';
    same.set(row.contact_id, other);
    return take(row, { id: other, outcome: on_duplicate === 'skip' ? 'skipped' : 'updated' });
  }

  function take(row: Row, { id, outcome }: { readonly id: string; readonly outcome: Row['outcome'] }): Row['outcome'] {
    known.add(id);
    // of a row that is left out, nothing is added to anybody
    const added = outcome === 'skipped' ? row.addresses.slice(0, 0) : row.addresses;
    for (const address of added) if (!owners.has(address)) owners.set(address, id);
    return outcome;
  }

  return (page) => {
    if (page.rows.length === 0) return page;
    const counts = { created: 0, updated: 0, skipped: 0, refused: page.refused };
    const problems: ImportProblem[] = [];
    for (const row of page.rows) {
      const outcome = outcomeOf(row);
      counts[outcome] += 1;
      if (outcome === 'refused') {
        const value = row.addresses.join(', ');
        problems.push({ line: row.line, column: 'row', value, message: 'has addresses of two people of this file' });
      }
    }
    return { ...page, ...counts, problems: [...page.problems, ...problems] };
  };
}
