import type { ImportContacts, ImportProblem } from '#lib/api/generated/types.gen.ts';
import type { Column } from './columns.ts';

type Row = ImportContacts['rows'][number];

interface Table {
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly Column[];
  /** Whether the first row names the columns. */
  readonly has_header: boolean;
}

export interface FileRows {
  readonly rows: readonly Row[];
  /** Of rows that cannot be told apart into columns; they are not among the rows. */
  readonly problems: readonly ImportProblem[];
}

/** The rows of a file as the API takes them, with the lines they stand in; a row in which nothing stands is none. */
export function importRows({ rows, columns, has_header }: Table): FileRows {
  const found: Row[] = [];
  const problems: ImportProblem[] = [];
  for (const [index, cells] of rows.entries()) {
    const line = index + 1;
    const is_header = has_header && index === 0;
    if (is_header || cells.every((cell) => cell.trim() === '')) continue;
    const beyond = cells.slice(columns.length).filter((cell) => cell.trim() !== '');
    if (beyond.length === 0) found.push({ line, ...rowOf(cells, columns) });
    else
      problems.push({
        line,
        column: 'row',
        value: beyond.join(' ').slice(0, 200),
        message: `has ${cells.length} cells, and the first row has ${columns.length}: a cell with a separator in it needs quotation marks`,
      });
  }
  return { rows: found, problems };
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
