/** A language as BCP 47 writes it, such as `pt-BR`; null: it is none. */
export function normaliseLocale(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-')).at(0) ?? null;
  } catch {
    return null;
  }
}
