import type { FieldDraft } from './appointment-draft.ts';
import type { MergePick } from './merge-pick.ts';

export interface FieldsToMerge {
  readonly path: string;
  /** Whose fields they are, such as "Kim: "; empty: the appointment's. */
  readonly whose: string;
  readonly base: readonly FieldDraft[];
  readonly theirs: readonly FieldDraft[];
  readonly mine: readonly FieldDraft[];
}

const valueOf = (fields: readonly FieldDraft[], name: string): string | null =>
  fields.find((field) => field.name === name)?.value ?? null;

/** Puts two edits of custom fields together, each field by its name. Lines without a name yet are mine. */
export function mergeFields(pick: MergePick, { path, whose, base, theirs, mine }: FieldsToMerge): FieldDraft[] {
  const names = new Set([...mine, ...theirs].map(({ name }) => name).filter((name) => name !== ''));
  const named = [...names].flatMap((name): FieldDraft[] => {
    const value = pick.one({
      path: `${path}/${name}`,
      label: `${whose}${name}`,
      base: valueOf(base, name),
      theirs: valueOf(theirs, name),
      mine: valueOf(mine, name),
      words: (text) => text ?? 'none',
    });
    if (value === null) return [];
    const line = theirs.find((field) => field.name === name) ?? mine.find((field) => field.name === name);
    return line === undefined ? [] : [{ ...line, value }];
  });
  return [...named, ...mine.filter(({ name }) => name === '')];
}
