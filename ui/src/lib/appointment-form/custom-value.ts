import type { CustomValue, DraftField } from './appointment-draft.ts';

/** A value of a custom field as text to edit. */
export function customText(value: CustomValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null ? '' : String(value);
}

/**
 * What a custom field's text stands for. What is stored stays of its kind as long as the text can be read as one: a
 * number a number, yes or no a truth value. Everything else is text.
 */
export function customValue({ text, stored }: DraftField): CustomValue {
  if (stored === undefined) return text;
  if (customText(stored) === text) return stored;
  const typed = text.trim();
  if (typeof stored === 'number' && typed !== '' && Number.isFinite(Number(typed))) return Number(typed);
  if (typeof stored === 'boolean' && ['yes', 'no'].includes(typed.toLowerCase())) return typed.toLowerCase() === 'yes';
  return text;
}
