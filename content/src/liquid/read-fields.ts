import type { Template } from 'liquidjs';
import { type AskedField, fieldsAsked } from './fields-asked.ts';
import { readLoopFields } from './read-loop-fields.ts';

export interface NamedField extends AskedField {
  /** As the author would read it: `event.custom.room`. */
  readonly name: string;
}

/**
 * The fields a text asks for, each once, in the order in which they stand, also those of the items it loops over; not
 * the variables it makes itself.
 */
export function readFields(template: Template[]): readonly NamedField[] {
  const own = fieldsAsked(template);
  const roots = new Map(own.map(({ path: [root = ''] }) => [root, [root]]));
  const found = [
    ...own.map((field) => ({ ...field, name: field.path.join('.') })),
    ...readLoopFields(template, roots),
  ].toSorted((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  const seen = new Set<string>();
  return found.filter(({ name, path }) => {
    const key = `${name} ${path.join('.')}`;
    return !seen.has(key) && seen.add(key);
  });
}
