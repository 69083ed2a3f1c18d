/** One wording of a message or of an action, and where it stands in it. */
export interface Wording<T> {
  readonly words: T;
  /** The translation it is; null: the default. */
  readonly locale: string | null;
  readonly path: readonly string[];
}

/** The default wording, which a message has in `content` and an action in itself, and each translation. */
export function wordingsOf<T>(
  words: T,
  { path, translations }: { readonly path: readonly string[]; readonly translations: Readonly<Record<string, T>> },
): readonly Wording<T>[] {
  return [
    { words, locale: null, path },
    ...Object.entries(translations).map(([locale, translated]) => ({
      words: translated,
      locale,
      path: ['translations', locale],
    })),
  ];
}
