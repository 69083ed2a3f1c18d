/** A BCP 47 tag as a reader knows it: `es` as “Spanish”; one that nobody knows as it is. */
export function languageInWords(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
