import { analyzeSync, type Template } from 'liquidjs';

export interface NamedField {
  /** As the author would read it: `event.custom.room`. */
  readonly name: string;
  /** Its parts; one that is computed when rendering is `?`. */
  readonly path: readonly string[];
  readonly at: { readonly line: number; readonly column: number };
}

/** The fields a text asks for, each once, in the order in which they stand; not the variables it makes itself. */
export function readFields(template: Template[]): readonly NamedField[] {
  const found = Object.values(analyzeSync(template).globals)
    .flat()
    .map(({ segments, location }) => {
      const path = segments.map((part) => (typeof part === 'object' ? '?' : String(part)));
      return { name: path.join('.'), path, at: { line: location.row, column: location.col } };
    })
    .toSorted((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  const seen = new Set<string>();
  return found.filter(({ name }) => !seen.has(name) && seen.add(name));
}
