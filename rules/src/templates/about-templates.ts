import { referencesOf } from '../checks/file-references.ts';
import type { Issue } from '../checks/issue.ts';
import { sameJson } from '../diff/same-json.ts';
import type { Definition } from '../document.ts';
import type { Template } from './template.ts';

interface Documents {
  /** With what its templates say. */
  readonly definition: Definition;
  /** As it was written. */
  readonly authored: Definition;
  readonly templates: readonly Template[];
}

/** What is found in the words of a template stands where the template is named, and is set right in the template. */
export function aboutTemplates(issues: readonly Issue[], documents: Documents): readonly Issue[] {
  const { authored, definition, templates } = documents;
  if (authored === definition) return issues;
  const named = referencesOf(authored).templates.flatMap(({ id, pointer }) => {
    const template = templates.find((each) => each.id === id);
    return template === undefined ? [] : [{ template, pointer, base: pointer.slice(0, -'/template_id'.length) }];
  });
  return issues.map((issue) => {
    if (named.some(({ pointer }) => pointer === issue.pointer)) return issue;
    if (sameJson(valueAt(authored, issue.pointer), valueAt(definition, issue.pointer))) return issue;
    const place =
      named.find(({ base }) => isWithin(issue.pointer, base)) ??
      named.find(({ base }) => isWithin(issue.pointer, translationsBeside(base)));
    if (place === undefined) return issue;
    const { template, pointer } = place;
    return { ...issue, pointer, message: `In the template “${template.name}”: ${issue.message}`, fix: null };
  });
}

const isWithin = (pointer: string, base: string): boolean => pointer.startsWith(`${base}/`);

/** Of a message beside its content, of an answer in itself. */
const translationsBeside = (base: string): string => `${base.replace(/\/content$/, '')}/translations`;

/** No key of a document needs escaping in a pointer. */
function valueAt(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => new Map(Object.entries(value ?? {})).get(key), document);
}
