import { Temporal } from 'temporal-polyfill';
import type { CustomData } from '@kept/rules/facts';
import type { CustomFieldAnswer } from './custom-fields.schema.ts';

type Value = CustomData[string];

export type FieldReading =
  | { readonly ok: true; readonly value: Value }
  /** In the reader's words, without what it is said of. */
  | { readonly ok: false; readonly message: string };

type Definition = Pick<CustomFieldAnswer, 'type'> & { readonly choices: readonly string[] };

const LONGEST_TEXT = 5_000;
const NUMBER = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)$/u;
const DATE = /^\d{4}-\d{2}-\d{2}$/u;
const TRUE: readonly string[] = ['yes', 'true', '1'];
const FALSE: readonly string[] = ['no', 'false', '0'];

const known = (value: Value): FieldReading => ({ ok: true, value });
const refused = (message: string): FieldReading => ({ ok: false, message });

/**
 * What a value is as one of a field's type: texts of a file or a form become what they say, an empty one nothing. Dates
 * stay texts of the form 2026-11-21, which compare as they follow each other.
 */
export function readFieldValue({ type, choices }: Definition, value: Value): FieldReading {
  if (value === null) return known(null);
  const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value).trim();
  if (text === '') return known(null);
  switch (type) {
    case 'text':
      return text.length > LONGEST_TEXT ? refused(`is longer than ${LONGEST_TEXT} characters`) : known(text);
    case 'number':
      return readNumber(value, text);
    case 'date':
      return isDate(text) ? known(text) : refused('is no date such as 2026-11-21');
    case 'yes_no':
      return readYesNo(text.toLowerCase());
    case 'choice': {
      const chosen = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
      return chosen === undefined ? refused(`is none of the choices: ${choices.join(', ')}`) : known(chosen);
    }
    default:
      return type satisfies never;
  }
}

function readNumber(value: Value, text: string): FieldReading {
  if (typeof value === 'number') return known(value);
  const is_number = typeof value === 'string' && NUMBER.test(text) && Number.isFinite(Number(text));
  return is_number ? known(Number(text)) : refused('is no number such as 12 or 2.5');
}

function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

function readYesNo(text: string): FieldReading {
  if (TRUE.includes(text)) return known(true);
  return FALSE.includes(text) ? known(false) : refused('is neither yes nor no');
}
