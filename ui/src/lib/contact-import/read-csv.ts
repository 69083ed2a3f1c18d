import { decodeText, type Decoded } from './decode-text.ts';

/** Beyond this a browser runs short of memory; 100,000 contacts with a dozen columns are some 10 MB. */
const MOST_MB = 50;
const MOST_ROWS = 100_000;

export interface CsvTable {
  readonly file_name: string;
  readonly encoding: Decoded['encoding'];
  readonly delimiter: string;
  readonly rows: readonly (readonly string[])[];
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
  const { data, meta } = papa.parse<string[]>(text, { skipEmptyLines: false });
  const rows = data.length > 0 && data.at(-1)?.join('') === '' ? data.slice(0, -1) : data;
  if (rows.length === 0) return { ok: false, message: `${file.name} is empty.` };
  if (rows.length > MOST_ROWS + 1) {
    const message = `${file.name} has ${rows.length} rows, and an import may have ${MOST_ROWS}. Split it.`;
    return { ok: false, message };
  }
  return { ok: true, table: { file_name: file.name, encoding, delimiter: meta.delimiter, rows } };
}
