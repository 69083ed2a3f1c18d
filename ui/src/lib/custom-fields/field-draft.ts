import type { Contact, CustomField } from '#lib/api/generated/types.gen.ts';

type Data = Contact['custom_data'];

/** What stands in the form, by key; an empty text is nothing. */
export type FieldDraft = Readonly<Record<string, string>>;

/** A contact's data as texts to edit; yes and no as they are chosen. */
export function draftOfData(data: Data): FieldDraft {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      typeof value === 'boolean' ? (value ? 'yes' : 'no') : value === null ? '' : String(value),
    ]),
  );
}

/**
 * Of the data what was changed, for the API to read as the fields' types. What nobody defined stays of its kind as long
 * as its text can be read as one.
 */
export function changedData(
  draft: FieldDraft,
  { began, fields }: { readonly began: Data; readonly fields: readonly CustomField[] },
): Data {
  const before = draftOfData(began);
  const defined = new Set(fields.map(({ key }) => key));
  return Object.fromEntries(
    Object.entries(draft)
      .filter(([key, text]) => text !== (before[key] ?? ''))
      .map(([key, text]) => [
        key,
        text.trim() === '' ? null : !defined.has(key) && typeof began[key] === 'number' ? numberOr(text) : text,
      ]),
  );
}

function numberOr(text: string): number | string {
  return Number.isFinite(Number(text)) ? Number(text) : text;
}
