import type { Subject } from './command.ts';
import type { EditField } from './edit-field.ts';

/** The edit that puts a subject back as it was, whole: exact, whatever was changed inside. */
export function restore(of: Subject, value: unknown): EditField {
  return { type: 'edit_field', of, path: [], operation: 'replace', value };
}
