import type { ImportContacts } from '#lib/api/generated/types.gen.ts';
import type { Column } from './columns.ts';

type Row = ImportContacts['rows'][number];

interface Table {
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly Column[];
  /** Whether the first row names the columns. */
  readonly has_header: boolean;
}

/** The rows of a file as the API takes them, with the lines they stand in; a row in which nothing stands is none. */
export function importRows({ rows, columns, has_header }: Table): readonly Row[] {
  return rows.flatMap((cells, index): Row[] => {
    if (has_header && index === 0) return [];
    if (cells.every((cell) => cell.trim() === '')) return [];
    return [{ line: index + 1, ...rowOf(cells, columns) }];
  });
}

function rowOf(cells: readonly string[], columns: readonly Column[]): Omit<Row, 'line'> {
  const of = (wanted: Column): string[] =>
    cells.flatMap((cell, index) => (columns[index] === wanted && cell.trim() !== '' ? [cell.trim()] : []));
  const custom = cells.flatMap((cell, index) => {
    const column = columns[index] ?? 'ignore';
    return column.startsWith('custom:') && cell.trim() !== '' ? [[column.slice('custom:'.length), cell.trim()]] : [];
  });
  const [name = [...of('first_name'), ...of('last_name')].join(' ')] = of('name');
  return {
    name,
    // several in one cell, as address books write them
    phones: of('phone').flatMap(parts),
    emails: of('email').flatMap(parts),
    locale: of('locale')[0] ?? null,
    time_zone: of('time_zone')[0] ?? null,
    custom_data: Object.fromEntries(custom),
  };
}

const parts = (cell: string): string[] =>
  cell
    .split(/[;,|]|:::/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
