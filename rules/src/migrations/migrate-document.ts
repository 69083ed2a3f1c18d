import type { ParseIssue } from '../parse-definition.ts';
import { MIGRATIONS, type Migration, type OldDocument } from './migrations.ts';
import { SPEC_VERSION } from './spec-version.ts';

export interface Registry {
  readonly current: number;
  readonly migrations: readonly Migration[];
}

export type Migrated =
  | { readonly ok: true; readonly document: unknown }
  | { readonly ok: false; readonly issue: ParseIssue };

/**
 * A document as the current version writes it, step by step from its own; what is no document at all comes back as it
 * is, for the schema to refuse. Never throws and never changes what it was given, so a stored row stays as it was.
 */
export function migrateDocument(
  value: unknown,
  { current, migrations }: Registry = { current: SPEC_VERSION, migrations: MIGRATIONS },
): Migrated {
  if (!isDocument(value)) return { ok: true, document: value };
  const { spec_version } = value;
  if (typeof spec_version !== 'number' || spec_version === current) return { ok: true, document: value };
  if (spec_version > current) {
    return refuse({
      code: 'spec_version_newer',
      message: `This document was written by a newer version of Kept (spec_version ${spec_version}); this one reads up to ${current}. Upgrade to open it.`,
    });
  }
  let document = value;
  for (let version = spec_version; version < current; version += 1) {
    const step = migrations.find(({ from }) => from === version);
    if (!step) {
      return refuse({
        code: 'spec_version_unknown',
        message: `There never was a spec_version ${spec_version}: write ${current}.`,
      });
    }
    const next = run(step, document);
    if (next === null) {
      return refuse({
        code: 'migration_failed',
        message: `The document is not a sound one of spec_version ${version}, so it cannot be brought to ${current}.`,
      });
    }
    document = { ...next, spec_version: version + 1 };
  }
  return { ok: true, document };
}

/** A step meets whatever was stored; if it cannot cope, that is the document's fault and no reason to stop a process. */
function run({ migrate }: Migration, document: OldDocument): OldDocument | null {
  try {
    return migrate(document);
  } catch {
    return null;
  }
}

function refuse(issue: Pick<ParseIssue, 'code' | 'message'>): Migrated {
  return { ok: false, issue: { ...issue, pointer: '/spec_version' } };
}

function isDocument(value: unknown): value is OldDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
