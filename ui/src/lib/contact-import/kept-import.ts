import type { ImportContacts } from '#lib/api/generated/types.gen.ts';
import { isColumn, type Column } from './columns.ts';
import type { Totals } from './import-run.ts';

/** How far an import came that did not end: enough to go on with the same file, and nobody's name or number. */
export interface KeptImport {
  readonly file_name: string;
  readonly size: number;
  readonly last_modified: number;
  readonly columns: readonly Column[];
  readonly has_header: boolean;
  readonly on_duplicate: ImportContacts['on_duplicate'];
  readonly done: number;
  readonly total: number;
  readonly totals: Totals;
  /** ISO, when its last page was stored. */
  readonly at: string;
}

const keyOf = (user_id: string): string => `kept.import.${user_id}`;

/** Keeps in this browser how far this person's import came; null forgets it. */
export function keepImport(user_id: string, kept: KeptImport | null): void {
  try {
    if (kept === null) localStorage.removeItem(keyOf(user_id));
    else localStorage.setItem(keyOf(user_id), JSON.stringify(kept));
  } catch {
    // No room, or no storage: it is known as long as the page is open.
  }
}

/** The import of this person that did not end; null when there is none that can be read. */
export function keptImport(user_id: string): KeptImport | null {
  try {
    return readKeptImport(JSON.parse(localStorage.getItem(keyOf(user_id)) ?? 'null'));
  } catch {
    return null;
  }
}

/** Reads it back; what another version of Kept wrote and this one cannot read is not offered. */
export function readKeptImport(kept: unknown): KeptImport | null {
  const { file_name, columns, at, has_header, on_duplicate, ...more } = propertiesOf(kept);
  const [size, last_modified, done, total] = numbersOf(more, ['size', 'last_modified', 'done', 'total'] as const);
  const [created, updated, skipped, refused] = numbersOf(propertiesOf(more['totals']), [
    'created',
    'updated',
    'skipped',
    'refused',
  ] as const);
  if (typeof file_name !== 'string' || typeof at !== 'string' || typeof has_header !== 'boolean') return null;
  if (!Array.isArray(columns) || !columns.every(isColumn)) return null;
  if (size === undefined || last_modified === undefined || done === undefined || total === undefined) return null;
  if (created === undefined || updated === undefined || skipped === undefined || refused === undefined) return null;
  return {
    file_name,
    size,
    last_modified,
    columns,
    has_header,
    on_duplicate: on_duplicate === 'skip' ? 'skip' : 'update',
    done,
    total,
    totals: { created, updated, skipped, refused },
    at,
  };
}

function propertiesOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function numbersOf(from: Readonly<Record<string, unknown>>, names: readonly string[]): readonly (number | undefined)[] {
  return names.map((name) => {
    const value = from[name];
    return typeof value === 'number' ? value : undefined;
  });
}
