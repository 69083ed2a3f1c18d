/** A form as the provider signed it: each parameter decoded, one that stands several times as a list. */
export type Form = Readonly<Record<string, string | readonly string[]>>;

/** Reads the raw bytes of an urlencoded form; nothing is trimmed or converted, or the signature would not fit. */
export function formOf(raw: Buffer | undefined): Form {
  const given = new URLSearchParams(raw?.toString('utf8') ?? '');
  const entries = [...new Set(given.keys())].map((name) => {
    const [first = '', ...more] = given.getAll(name);
    return [name, more.length === 0 ? first : [first, ...more]] as const;
  });
  return Object.fromEntries(entries);
}
