import type { z } from 'zod/mini';
import { definitionSchema, type Definition } from './document.ts';
import { documentLimit } from './document/document-limit.ts';
import { faultInWords } from './document/fault-in-words.ts';
import { repeatedIds } from './document/repeated-ids.ts';
import { migrateDocument, type Registry } from './migrations/migrate-document.ts';
import { pointerTo } from './pointer-to.ts';

/** What is wrong with a document and where, as a JSON pointer. */
export interface ParseIssue {
  readonly code: string;
  readonly pointer: string;
  readonly message: string;
}

export type ParseResult =
  | { readonly ok: true; readonly definition: Definition }
  | { readonly ok: false; readonly issues: readonly ParseIssue[] };

/** How many issues are told at once; a document with more is not helped by a longer list. */
const ISSUES_TOLD = 50;

/**
 * Reads a document from outside or from a stored row, of whatever version (`migrations`). Never throws: an oversized,
 * foreign, newer or broken one comes back as issues.
 */
export function parseDefinition(value: unknown, registry?: Registry): ParseResult {
  const limit = documentLimit(value);
  if (limit !== null) return { ok: false, issues: [limit] };
  const migrated = migrateDocument(value, registry);
  if (!migrated.ok) return { ok: false, issues: [migrated.issue] };
  const parsed = definitionSchema.safeParse(migrated.document, { error: faultInWords });
  if (!parsed.success) return { ok: false, issues: parsed.error.issues.slice(0, ISSUES_TOLD).map(toIssue) };
  const repeated = repeatedIds(parsed.data);
  return repeated.length > 0
    ? { ok: false, issues: repeated.slice(0, ISSUES_TOLD) }
    : { ok: true, definition: parsed.data };
}

function toIssue(issue: z.core.$ZodIssue): ParseIssue {
  return { code: issue.code, pointer: pointerTo('', issue.path), message: issue.message };
}
