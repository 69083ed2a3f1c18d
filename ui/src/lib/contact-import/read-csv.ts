import { decodeText, type Decoded } from './decode-text.ts';

/** Beyond this a browser runs short of memory; 100,000 contacts with a dozen columns are some 10 MB. */
const MOST_MB = 50;
const MOST_ROWS = 100_000;

export interface CsvTable {
  readonly file_name: string;
  readonly encoding: Decoded['encoding'];
  readonly delimiter: string;
  readonly rows: readonly (readonly string[])[];
  /** Of the file itself: chosen again, it is known by them. */
  readonly size: number;
  readonly last_modified: number;
}

export type CsvReading =
  | { readonly ok: true; readonly table: CsvTable }
  | { readonly ok: false; readonly message: string };

/** Reads a file of comma-separated values; one that is too large is refused before a byte of it is read. */
export async function readCsv(file: File): Promise<CsvReading> {
  const megabytes = file.size / (1024 * 1024);
  if (megabytes > MOST_MB) {
    const message = `${file.name} has ${Math.ceil(megabytes)} MB, and a file may have ${MOST_MB}. Split it, or leave out columns that are not needed.`;
    return { ok: false, message };
  }
  const { text, encoding } = decodeText(new Uint8Array(await file.arrayBuffer()));
  if (text.includes('\u0000')) {
    const message = `${file.name} is no text. Save the sheet as CSV and choose that file.`;
    return { ok: false, message };
  }
  const { default: papa } = await import('papaparse');
  // A line with nothing in it at the end would keep the separator of a short file from being found.
  const { data, meta, errors } = papa.parse<string[]>(text.replace(/[\r\n]+$/, ''), { skipEmptyLines: false });
  const open = errors.find(({ code }) => code === 'MissingQuotes');
  if (open !== undefined) {
    const message = `${file.name} opens a quotation mark in row ${(open.row ?? 0) + 1} and never closes it, so that all that follows would be one cell. Close it, and choose the file again.`;
    return { ok: false, message };
  }
  const rows = data.length > 0 && data.at(-1)?.join('') === '' ? data.slice(0, -1) : data;
  if (rows.length === 0) return { ok: false, message: `${file.name} is empty.` };
  if (rows.length > MOST_ROWS + 1) {
    const message = `${file.name} has ${rows.length} rows, and an import may have ${MOST_ROWS}. Split it.`;
    return { ok: false, message };
  }
  const { name: file_name, size, lastModified: last_modified } = file;
  return { ok: true, table: { file_name, encoding, delimiter: meta.delimiter, rows, size, last_modified } };
}
