import type { Definition } from '@kept/rules/document';
import { parseDefinition } from '@kept/rules/parse-definition';
import { readLayout, type Layout } from '../document/layout.ts';

/** What was not saved when the page was left, as this browser keeps it. */
export interface KeptDraft {
  /** The version it was made from. */
  readonly etag: string | null;
  readonly base: Definition;
  readonly definition: Definition;
  readonly layout: Layout;
  /** ISO, when it was last changed. */
  readonly at: string;
}

interface Owner {
  readonly user_id: string;
  readonly schedule_id: string;
}

function keyOf({ user_id, schedule_id }: Owner): string {
  return `kept.flow.draft.${user_id}.${schedule_id}`;
}

/** Keeps it, or for null forgets it. Where a browser keeps nothing, the API's copy is the only one. */
export function keepDraft(owner: Owner, draft: KeptDraft | null): void {
  try {
    if (draft === null) localStorage.removeItem(keyOf(owner));
    else localStorage.setItem(keyOf(owner), JSON.stringify(draft));
  } catch {
    // No room, or no storage: saving goes on without.
  }
}

/** What this person left unsaved in this browser; null when there is nothing that can be read. */
export function keptDraft(owner: Owner): KeptDraft | null {
  try {
    const text = localStorage.getItem(keyOf(owner));
    return text === null ? null : readKept(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Reads it back; what another version of Kept wrote and this one cannot read is not offered. */
function readKept(kept: unknown): KeptDraft | null {
  if (typeof kept !== 'object' || kept === null || !('definition' in kept) || !('base' in kept)) return null;
  const mine = parseDefinition(kept.definition);
  const base = parseDefinition(kept.base);
  if (!mine.ok || !base.ok) return null;
  return {
    etag: 'etag' in kept && typeof kept.etag === 'string' ? kept.etag : null,
    base: base.definition,
    definition: mine.definition,
    layout: readLayout('layout' in kept ? kept.layout : null),
    at: 'at' in kept && typeof kept.at === 'string' ? kept.at : '',
  };
}
