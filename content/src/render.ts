import type { Template } from 'liquidjs';
import type { Fields } from './fields.ts';
import type { TimeStyle } from './format-time.ts';
import { engine } from './liquid/engine.ts';

export interface Rendered {
  readonly text: string;
  /** Fields the template names that do not exist; each was rendered as nothing. The caller logs them. */
  readonly unknown_fields: readonly string[];
  /** Set when the template could not be rendered at all (its limits, its syntax); `text` is empty then. */
  readonly fault: string | null;
}

interface Parsed {
  readonly template: Template[];
  readonly fields: readonly string[];
}

const parsed = new Map<string, Parsed>();
const KEEP = 1_000;

/** Renders an authored text. It never throws: what is missing is empty, what is broken is said. */
export function renderTemplate(template: string, fields: Fields, style: TimeStyle): Rendered {
  try {
    const known = parse(template);
    const text: unknown = engine.renderSync(known.template, fields, { globals: { ...style } });
    return { text: String(text), unknown_fields: known.fields.filter((field) => !exists(fields, field)), fault: null };
  } catch (error) {
    return { text: '', unknown_fields: [], fault: error instanceof Error ? error.name : 'unknown' };
  }
}

/** Templates come from immutable revisions, so few distinct ones are rendered many times. */
function parse(template: string): Parsed {
  const known = parsed.get(template);
  if (known !== undefined) return known;
  const made = { template: engine.parse(template), fields: engine.globalFullVariablesSync(template) };
  if (parsed.size >= KEEP) parsed.clear();
  parsed.set(template, made);
  return made;
}

function exists(fields: Fields, path: string): boolean {
  let value: unknown = fields;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return false;
    value = Object.entries(value).find(([name]) => name === part)?.[1];
  }
  return true;
}
