import type { Contact, CustomField } from '#lib/api/generated/types.gen.ts';

type Value = Contact['custom_data'][string];

/** A value of a contact's field in words; empty: it is not known. */
export function valueInWords(
  value: Value | undefined,
  { type, locale }: { readonly type: CustomField['type'] | null; readonly locale: string },
): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (type === 'number' && typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
  return type === 'date' && typeof value === 'string' ? dateInWords(value, locale) : String(value);
}

function dateInWords(text: string, locale: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return text;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}
