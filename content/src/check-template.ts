import type { TextPart } from '@kept/rules/checks/issue';
import { isKnownField, knownFieldNames, listedFieldNames, SECURE_LINK_FIELD } from './known-field.ts';
import { faultOf, type TemplateFault } from './liquid/template-fault.ts';
import { engine } from './liquid/engine.ts';
import { parseTemplate, vocabularyOf } from './liquid/parse-template.ts';
import { readFields, type NamedField } from './liquid/read-fields.ts';
import { nearName } from './near-name.ts';
import { PAGE_LINK_FIELDS } from './page-links/page-links.ts';
import { renderTemplate } from './render.ts';
import { SECURE_LINK_MARK } from './secure/secure-link-mark.ts';
import { tryWorstCase } from './worst-case-segments.ts';

export interface TemplateIssue {
  readonly code: TemplateFault['code'] | 'unknown_field' | 'link_spoken' | 'link_missing';
  /** In the author's words, with the way out. */
  readonly message: string;
  /** Where it stands in the text, from 1; null when it is about the text as a whole. */
  readonly at: { readonly line: number; readonly column: number } | null;
}

/**
 * What is wrong with an authored text before anyone is sent it: syntax, unknown filters and fields, links where none can
 * be or where one must be, and its limits of length, nesting and work, tried with every field as long as it plausibly
 * gets and every branch taken. `part`: what of a message it is.
 */
export function checkTemplate(template: string, part: TextPart = 'body'): readonly TemplateIssue[] {
  const parsed = parseTemplate(engine, template);
  if (!parsed.ok) return [parsed.fault];
  try {
    const named = readFields(parsed.template).flatMap((field) => wrongField(field, part) ?? []);
    const fault = tryWorstCase(template);
    return [...named, ...(fault === null ? [] : [fault]), ...(part === 'link_body' ? lostLink(template) : [])];
  } catch (error) {
    return [faultOf(error, vocabularyOf(engine))];
  }
}

function wrongField({ name, path, at }: NamedField, part: TextPart): TemplateIssue | null {
  const is_secure_link = name === SECURE_LINK_FIELD;
  if (part === 'said' && (is_secure_link || PAGE_LINK_FIELDS.includes(name))) {
    const message = `A link cannot be spoken: take {{ ${name} }} out, and send it by text or email.`;
    return { code: 'link_spoken', message, at };
  }
  if (isKnownField(path) || (is_secure_link && part === 'link_body')) return null;
  return { code: 'unknown_field', message: `There is no field {{ ${name} }}: ${wayOut(name, path)}`, at };
}

/** Nobody could open the message; a link that only some get is none. */
function lostLink(template: string): readonly TemplateIssue[] {
  const { text } = renderTemplate(template, { secure_link: SECURE_LINK_MARK }, { locale: 'en', time_zone: 'UTC' });
  if (text.includes(SECURE_LINK_MARK)) return [];
  const message =
    'The invitation has no link, without which nobody can open the message: write {{ secure_link }} where it belongs.';
  return [{ code: 'link_missing', message, at: null }];
}

function wayOut(name: string, path: readonly string[]): string {
  if (name === SECURE_LINK_FIELD)
    return 'it stands in the text of an invitation to a secure message, and nowhere else.';
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
