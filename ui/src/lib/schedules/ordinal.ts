const plural = new Intl.PluralRules('en', { type: 'ordinal' });
const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** `1st`, `2nd`, `11th`. */
export function ordinal(place: number): string {
  return `${place}${ENDINGS[plural.select(place)] ?? 'th'}`;
}
