const PLAIN = ['ignore', 'name', 'first_name', 'last_name', 'phone', 'email', 'locale', 'time_zone'] as const;

/** What a column of the file may be; `custom:` is followed by the field's key. */
export type Column = (typeof PLAIN)[number] | `custom:${string}`;

/** Whether a text is what a column may be. */
export function isColumn(text: unknown): text is Column {
  return typeof text === 'string' && (text.startsWith('custom:') || PLAIN.some((column) => column === text));
}

const HEADERS: readonly (readonly [Column, RegExp])[] = [
  ['first_name', /^(first|given)[ _-]?name$|^vorname$|^prénom$|^nombre de pila$/],
  ['last_name', /^(last|family|sur)[ _-]?name$|^nachname$|^nom de famille$|^apellidos?$/],
  ['name', /^(full |client |patient |customer )?name$|^nom$|^nombre$|^client$|^patient$|^contact$/],
  ['email', /e-?mail|correo|courriel/],
  ['phone', /phone|mobile|cell|^tel|telefon|téléphone|móvil|handy|^sms$/],
  ['locale', /^(locale|language|lang|sprache|langue|idioma)$/],
  ['time_zone', /time[ _-]?zone/],
];

/** What each column probably is, by what stands in the first row. Only numbers and addresses stand in several. */
export function guessColumns(
  headers: readonly string[],
  fields: readonly { readonly key: string; readonly label: string }[],
): readonly Column[] {
  const taken = new Set<Column>();
  return headers.map((header) => {
    const text = header.trim().toLowerCase();
    const own = fields.find(({ key, label }) => key.toLowerCase() === text || label.toLowerCase() === text);
    const usual = HEADERS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'ignore';
    const found = own === undefined ? usual : (`custom:${own.key}` as const);
    const is_single = found !== 'phone' && found !== 'email' && found !== 'ignore';
    if (is_single && taken.has(found)) return 'ignore';
    taken.add(found);
    return found;
  });
}

/** A column's title as the key of a custom field; null: nothing of it can be one. */
export function customKey(header: string): string | null {
  const key = header
    .trim()
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 60);
  return key === '' ? null : /^\d/.test(key) ? `f_${key}` : key;
}
