import type { CustomData } from '@kept/rules/facts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { readFieldValue } from './read-field-value.ts';
import type { FieldRow } from './read-custom-fields.ts';

export interface UnfitField {
  readonly field: FieldRow;
  readonly value: string;
  /** In the reader's words, without what it is said of. */
  readonly message: string;
}

export interface FittedData {
  /** Each defined field as a value of its type; fields that nobody defined as they are. */
  readonly data: CustomData;
  readonly unfit: readonly UnfitField[];
}

/** Data of a contact by the definitions of its fields. */
export function fitCustomData(fields: readonly FieldRow[], data: CustomData): FittedData {
  const defined = new Map(fields.map((field) => [field.key, field]));
  const read = Object.entries(data).map(([key, value]) => {
    const field = defined.get(key);
    return { key, value, field, reading: field === undefined ? null : readFieldValue(field, value) };
  });
  return {
    data: Object.fromEntries(
      read.map(({ key, value, reading }) => [key, reading?.ok === true ? reading.value : value]),
    ),
    unfit: read.flatMap(({ value, field, reading }) =>
      field === undefined || reading === null || reading.ok
        ? []
        : [{ field, value: String(value), message: reading.message }],
    ),
  };
}

/** The same, or a refusal that names each field. */
export function fittedOrRefused(fields: readonly FieldRow[], data: CustomData): CustomData {
  const fitted = fitCustomData(fields, data);
  if (fitted.unfit.length === 0) return fitted.data;
  throw invalidRequest(
    fitted.unfit.map(({ field, message }) => ({
      field: `/custom_data/${field.key}`,
      code: 'unfit_custom_field',
      message,
    })),
  );
}
