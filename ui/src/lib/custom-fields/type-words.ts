import type { CustomField } from '#lib/api/generated/types.gen.ts';

/** Each type of a custom field with what it takes. */
export const TYPE_WORDS: Readonly<Record<CustomField['type'], { readonly label: string; readonly hint: string }>> = {
  text: { label: 'Text', hint: 'Anything that can be written.' },
  number: { label: 'Number', hint: 'Such as 12 or 2.5; conditions compare it by size.' },
  date: { label: 'Date', hint: 'Such as 2026-11-21; texts write it with a filter such as date.' },
  yes_no: { label: 'Yes or no', hint: 'Conditions ask whether it is so.' },
  choice: { label: 'Choice', hint: 'One of those you name.' },
};
