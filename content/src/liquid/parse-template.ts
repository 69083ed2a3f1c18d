import type { Liquid, Template } from 'liquidjs';
import { TEMPLATE_LIMIT } from './engine.ts';
import { faultOf, type TemplateFault, type Vocabulary } from './template-fault.ts';

/** Blocks within blocks; more than anybody writes, far less than a stack holds. */
const NESTING_LIMIT = 20;

export type ParsedTemplate =
  | { readonly ok: true; readonly template: Template[] }
  | { readonly ok: false; readonly fault: TemplateFault };

/** Reads a text, or says why it cannot be read. */
export function parseTemplate(engine: Liquid, template: string): ParsedTemplate {
  if (template.length > TEMPLATE_LIMIT) {
    return failed('template_too_long', `The text is longer than ${TEMPLATE_LIMIT} characters: shorten it.`);
  }
  if (nestingOf(template) > NESTING_LIMIT) {
    return failed('template_too_deep', `The text nests more than ${NESTING_LIMIT} tags in each other: simplify it.`);
  }
  try {
    return { ok: true, template: engine.parse(template) };
  } catch (error) {
    return { ok: false, fault: faultOf(error, vocabularyOf(engine)) };
  }
}

/** What an author can write, for the nearest name. */
export function vocabularyOf(engine: Liquid): Vocabulary {
  return { filters: Object.keys(engine.filters), tags: Object.keys(engine.tags) };
}

const BLOCK = /\{%-?\s*(end)?(if|unless|case|for|tablerow|capture|comment|raw)\b/gu;

function nestingOf(template: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, end] of template.matchAll(BLOCK)) {
    depth = end === undefined ? depth + 1 : Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function failed(code: TemplateFault['code'], message: string): ParsedTemplate {
  return { ok: false, fault: { code, message, at: null } };
}
