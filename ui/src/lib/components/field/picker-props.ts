import type { FieldProps } from './field-props.ts';

/** What a field for a date or a time is given. */
export interface PickerProps extends FieldProps {
  /** Local, as `2026-11-23` or `09:00`; empty: nothing is chosen. */
  value: string;
  readonly min?: string;
  readonly max?: string;
}
