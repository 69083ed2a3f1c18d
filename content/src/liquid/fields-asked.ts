import { analyzeSync, type Template } from 'liquidjs';

/** A field as a template names it, and where; a part that is computed when rendering is `?`. */
export interface AskedField {
  readonly path: readonly string[];
  readonly at: { readonly line: number; readonly column: number };
}

/** What a text asks for and does not make itself, each time. */
export function fieldsAsked(template: Template[]): readonly AskedField[] {
  return Object.values(analyzeSync(template).globals)
    .flat()
    .map(({ segments, location }) => ({
      path: segments.map((part) => (typeof part === 'object' ? '?' : String(part))),
      at: { line: location.row, column: location.col },
    }));
}
