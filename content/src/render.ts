import type { Liquid, Template } from 'liquidjs';
import type { Fields } from './fields.ts';
import type { TimeStyle } from './format-time.ts';
import { engine } from './liquid/engine.ts';
import { parseTemplate, vocabularyOf } from './liquid/parse-template.ts';
import { readFields, type NamedField } from './liquid/read-fields.ts';
import { faultOf, type TemplateFault } from './liquid/template-fault.ts';

/** Longest text that is sent, in characters: far above any message, far below what fills a disk. */
const RENDERED_LIMIT = 100_000;

export interface Rendered {
  readonly text: string;
  /** Fields the template names that do not exist; each was rendered as nothing. The caller logs them. */
  readonly unknown_fields: readonly string[];
  /** Set when the template could not be rendered at all (its limits, its syntax); `text` is empty then. */
  readonly fault: TemplateFault['code'] | null;
}

interface Known {
  readonly template: Template[];
  readonly fields: readonly NamedField[];
}

const KEEP = 1_000;

/** Renders an authored text. It never throws: what is missing is empty, what is broken is said. */
type RenderTemplate = (template: string, fields: Fields, style: TimeStyle) => Rendered;

/** What is sent as it stands. */
export const renderTemplate = rendererOf(engine);

/** Renders with an engine of ours; its templates are read once. */
export function rendererOf(made_by: Liquid): RenderTemplate {
  const kept = new Map<string, Known>();
  return (template, fields, style) => {
    const known = read(template, { engine: made_by, kept });
    if ('code' in known) return nothing(known.code);
    try {
      const text = String(made_by.renderSync(known.template, fields, { globals: { ...style } }));
      if (text.length > RENDERED_LIMIT) return nothing('template_too_costly');
      const unknown = known.fields.filter(({ path }) => !exists(fields, path));
      return { text, unknown_fields: unknown.map(({ name }) => name), fault: null };
    } catch (error) {
      return nothing(faultOf(error, vocabularyOf(made_by)).code);
    }
  };
}

function nothing(fault: TemplateFault['code']): Rendered {
  return { text: '', unknown_fields: [], fault };
}

/** Templates come from immutable revisions, so few distinct ones are rendered many times. */
function read(
  template: string,
  reader: { readonly engine: Liquid; readonly kept: Map<string, Known> },
): Known | TemplateFault {
  const { kept } = reader;
  const known = kept.get(template);
  if (known !== undefined) return known;
  const parsed = parseTemplate(reader.engine, template);
  if (!parsed.ok) return parsed.fault;
  const made = { template: parsed.template, fields: readFields(parsed.template) };
  if (kept.size >= KEEP) kept.clear();
  kept.set(template, made);
  return made;
}

/**
 * A part that is computed and the size of a text are not looked at further; of the items of a list one is enough that
 * has the field, and a list of nothing has them all.
 */
function exists(value: unknown, [part, ...rest]: readonly string[]): boolean {
  if (part === undefined) return true;
  if (Array.isArray(value)) return part === 'size' || isListed(value, rest);
  if (part === '?') return true;
  if (part === 'size' && typeof value === 'string') return true;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return false;
  return exists(Object.entries(value).find(([name]) => name === part)?.[1], rest);
}

function isListed(items: readonly unknown[], path: readonly string[]): boolean {
  return items.length === 0 || items.some((item) => exists(item, path));
}
