/** A document of some version as it was stored: JSON that nothing else is known of. */
export type OldDocument = Readonly<Record<string, unknown>>;

/**
 * Brings a document from one version to the next. It knows no schema but its own version's and must take whatever
 * stands there: what it does not recognise it leaves, and reading says what is wrong with it.
 */
export interface Migration {
  readonly from: number;
  readonly migrate: (document: OldDocument) => OldDocument;
}

/**
 * Every step forward, oldest first. Append only: a published revision is never rewritten, so each of these is needed
 * for as long as there is a row of its version. Each has a golden pair beside it, `<from>.before.json` and
 * `<from>.after.json`. A change of `SPEC_VERSION` without its step fails the specs.
 */
export const MIGRATIONS: readonly Migration[] = [];
