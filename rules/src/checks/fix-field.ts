import type { Subject } from '../commands/command.ts';
import type { Fix } from './fix.ts';

/** Puts one field. */
export function fixField(
  of: Subject,
  { label, path, value }: { readonly label: string; readonly path: readonly string[]; readonly value: unknown },
): Fix {
  return { label, command: { type: 'edit_field', of, path, operation: 'replace', value } };
}
