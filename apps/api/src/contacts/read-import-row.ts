import { addressesOf } from './addresses-of.ts';
import { customDataSchema } from '../events/custom-data.schema.ts';
import { fitCustomData } from '../custom-fields/fit-custom-data.ts';
import type { FieldRow } from '../custom-fields/read-custom-fields.ts';
import type { ImportProblem, ImportRow } from './contact-import.schema.ts';
import { normaliseLocale } from './normalise-locale.ts';
import { knownTimeZone } from '../times/known-time-zone.ts';
import type { Address } from './wanted-addresses.ts';

/** A row as it would be stored. */
export interface ReadRow {
  readonly line: number;
  readonly name: string;
  readonly addresses: readonly Address[];
  readonly locale: string | null;
  readonly time_zone: string | null;
  readonly custom_data: ImportRow['custom_data'];
}

export type RowReading =
  | { readonly ok: true; readonly row: ReadRow }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

const LONGEST_NAME = 200;
const MOST_ADDRESSES = 20;

/** Reads a row of a file, or says everything that is wrong with it. A formula is a text like any other. */
export function readImportRow(
  row: ImportRow,
  { country, fields }: { readonly country: string; readonly fields: readonly FieldRow[] },
): RowReading {
  const { line } = row;
  const problems: ImportProblem[] = [];
  const refuse = (column: ImportProblem['column'], value: string, message: string): void => {
    problems.push({ line, column, value: value.slice(0, 200), message });
  };
  const name = row.name.trim();
  if (!isStorable(row)) {
    refuse('row', '', 'has a character that cannot be stored: save the file as CSV in UTF-8, and choose that');
    return { ok: false, problems };
  }
  if (name.length > LONGEST_NAME) refuse('name', name, `is longer than ${LONGEST_NAME} characters`);
  for (const [column, all] of [
    ['phone', row.phones],
    ['email', row.emails],
  ] as const)
    if (all.length > MOST_ADDRESSES) refuse(column, all.join(', '), `are more than ${MOST_ADDRESSES}`);
  const addresses = (['phone', 'email'] as const).flatMap((type) =>
    (type === 'phone' ? row.phones : row.emails).flatMap((text): readonly Address[] => {
      const checked = addressesOf({ phone: null, email: null, [type]: text, country, at: '' });
      if (!checked.ok) checked.errors.forEach(({ message }) => refuse(type, text, message));
      const address = checked.ok ? checked.value[type] : null;
      return address === null ? [] : [{ type, address }];
    }),
  );
  const locale = blank(row.locale) ? null : normaliseLocale(row.locale ?? '');
  if (!blank(row.locale) && locale === null) refuse('locale', row.locale ?? '', 'is no language such as es or pt-BR');
  const time_zone = blank(row.time_zone) ? null : knownTimeZone((row.time_zone ?? '').trim());
  if (!blank(row.time_zone) && time_zone === null)
    refuse('time_zone', row.time_zone ?? '', 'is no time zone such as America/New_York');
  const { data: custom_data, unfit } = fitCustomData(fields, row.custom_data);
  const checked = customDataSchema.safeParse(custom_data);
  checked.error?.issues.forEach(({ path: [key = ''], message }) =>
    refuse(
      'custom_data',
      String(row.custom_data[String(key)] ?? ''),
      key === '' ? message : `(${String(key)}) ${message}`,
    ),
  );
  unfit.forEach(({ field, value, message }) => refuse('custom_data', value, `(${field.label}) ${message}`));
  if (addresses.length === 0 && problems.length === 0)
    refuse('row', name, 'has neither a phone number nor an email address to know the contact by');
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, row: { line, name, addresses, locale, time_zone, custom_data } };
}

/** What no column of a database takes. */
function isStorable(row: ImportRow): boolean {
  const { name, phones, emails, locale, time_zone, custom_data } = row;
  const said = [name, ...phones, ...emails, locale ?? '', time_zone ?? '', ...Object.entries(custom_data).flat()];
  return said.every((text) => typeof text !== 'string' || (!text.includes('\u0000') && text.isWellFormed()));
}

const blank = (text: string | null): boolean => text === null || text.trim() === '';
