import type { Definition } from '@kept/rules/document';
import { parseDefinition, type ParseIssue } from '@kept/rules/parse-definition';
import type { MessageSchedule } from '#lib/api/generated/types.gen.ts';
import { readLayout, type Layout } from '../document/layout.ts';

/** A stored schedule as the editor opens it, or what of it this version of Kept cannot read. */
export type ScheduleOpening =
  | {
      readonly ok: true;
      readonly definition: Definition;
      readonly layout: Layout;
      readonly published: Definition | null;
      readonly etag: string | null;
      readonly is_draft: boolean;
    }
  | { readonly ok: false; readonly issues: readonly ParseIssue[]; readonly stored: unknown };

/** The draft, else what is published, else an empty document. */
export function openingOf({ name, draft, published }: MessageSchedule): ScheduleOpening {
  const current = draft ?? published;
  const stored = current?.definition ?? { spec_version: 1, name };
  const parsed = parseDefinition(stored);
  if (!parsed.ok) return { ok: false, issues: parsed.issues, stored };
  const read = published === null ? null : parseDefinition(published.definition);
  // a revision keeps the name it was published with, the schedule may have been given another since
  const before = read?.ok === true ? { ...read.definition, name } : null;
  return {
    ok: true,
    definition: draft === null ? (before ?? parsed.definition) : parsed.definition,
    layout: readLayout(current?.layout),
    published: before,
    etag: current?.etag ?? null,
    is_draft: draft !== null,
  };
}
