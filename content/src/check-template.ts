import { isKnownField, knownFieldNames, LATER_FIELDS, listedFieldNames } from './known-field.ts';
import { faultOf, type TemplateFault } from './liquid/template-fault.ts';
import { engine } from './liquid/engine.ts';
import { parseTemplate, vocabularyOf } from './liquid/parse-template.ts';
import { readFields, type NamedField } from './liquid/read-fields.ts';
import { nearName } from './near-name.ts';
import { tryWorstCase } from './worst-case-segments.ts';

export interface TemplateIssue {
  readonly code: TemplateFault['code'] | 'unknown_field';
  /** In the author's words, with the way out. */
  readonly message: string;
  /** Where it stands in the text, from 1; null when it is about the text as a whole. */
  readonly at: { readonly line: number; readonly column: number } | null;
}

/**
 * What is wrong with an authored text before anyone is sent it: syntax, unknown filters and fields, and its limits
 * of length, nesting and work, tried with every field as long as it plausibly gets and every branch taken.
 */
export function checkTemplate(template: string): readonly TemplateIssue[] {
  const parsed = parseTemplate(engine, template);
  if (!parsed.ok) return [parsed.fault];
  try {
    const unknown = readFields(parsed.template).filter(({ path }) => !isKnownField(path));
    const fault = tryWorstCase(template);
    return [...unknown.map(unknownField), ...(fault === null ? [] : [fault])];
  } catch (error) {
    return [faultOf(error, vocabularyOf(engine))];
  }
}

function unknownField({ name, path, at }: NamedField): TemplateIssue {
  return { code: 'unknown_field', message: `There is no field {{ ${name} }}: ${wayOut(name, path)}`, at };
}

function wayOut(name: string, path: readonly string[]): string {
  if (LATER_FIELDS.includes(name)) return 'this version has no pages for clients yet.';
  const listed = path[0] === 'appointments' ? path.slice(2).join('.') : '';
  if (listed !== '') return wayOutOfList(name, listed);
  const names = knownFieldNames();
  const last = path.at(-1) ?? name;
  const same = names.filter((known) => known.split('.').at(-1) === last);
  const near = same.length > 0 ? same : [nearName(name, names)].filter((found) => found !== null);
  return near.length > 0 ? `did you mean {{ ${near.join(' }} or {{ ')} }}?` : CHOOSE;
}

/** An item of the list has other fields than the text as a whole. */
function wayOutOfList(name: string, field: string): string {
  const near = nearName(field, listedFieldNames());
  return near === null ? CHOOSE : `did you mean {{ ${name.slice(0, -field.length)}${near} }}?`;
}

const CHOOSE = 'choose one from the list of fields.';
