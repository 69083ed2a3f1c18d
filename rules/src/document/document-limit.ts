import type { ParseIssue } from '../parse-definition.ts';

/** Beyond these a document is refused before it is read: values in it, levels of nesting, characters of text. */
export const DOCUMENT_VALUES = 100_000;
export const DOCUMENT_DEPTH = 64;
export const DOCUMENT_CHARACTERS = 4_000_000;

/** The limit a document breaks, or the one key no parser would show; null: none. Walks without recursion and stops at the first limit. */
export function documentLimit(document: unknown): ParseIssue | null {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: document, depth: 0 }];
  let values = 1;
  let characters = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') characters += value.length;
    if (characters > DOCUMENT_CHARACTERS) return refuse(`holds more than ${DOCUMENT_CHARACTERS} characters`);
    if (depth > DOCUMENT_DEPTH) return refuse(`is nested deeper than ${DOCUMENT_DEPTH} levels`);
    if (typeof value !== 'object' || value === null) continue;
    if (Object.hasOwn(value, '__proto__')) {
      return { code: 'unrecognized_keys', pointer: '', message: 'The document has a key named __proto__: remove it.' };
    }
    const inner: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    values += inner.length;
    // Counted before they are looked at, so that a huge list costs nothing.
    if (values > DOCUMENT_VALUES) return refuse(`holds more than ${DOCUMENT_VALUES} values`);
    for (const each of inner) open.push({ value: each, depth: depth + 1 });
  }
  return null;
}

function refuse(words: string): ParseIssue {
  return { code: 'too_large', pointer: '', message: `The document ${words}.` };
}
