/** An account's own wording, by locale and key. An empty text means: say nothing. */
export type TextOverrides = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface WordingRequest {
  readonly key: string;
  /** The client's locale, BCP 47. */
  readonly locale: string;
  /** The first that has one decides, for the locale, then for its language, then in English. */
  readonly wordings: readonly TextOverrides[];
}

/** The wording of a key in the client's language, or the nearest to it that there is. */
export function wordingFor({ key, locale, wordings }: WordingRequest): string | undefined {
  const language = locale.split('-')[0] ?? locale;
  return [locale, language, 'en']
    .flatMap((wanted) => wordings.map((wording) => wording[wanted]?.[key]))
    .find((text) => text !== undefined);
}
