/** So many answers are kept; a document of two thousand messages has about as many texts. */
const KEPT = 5_000;

/** The same function of texts, which does not work again for what it has been given lately: of all texts of a document, an edit changes one. */
export function perText<Text extends readonly string[], Found>(
  look: (...text: Text) => Found,
): (...text: Text) => Found {
  const known = new Map<string, { readonly found: Found }>();
  return (...text) => {
    const key = JSON.stringify(text);
    const answer = known.get(key) ?? { found: look(...text) };
    // what was asked for last is forgotten last
    known.delete(key);
    known.set(key, answer);
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    return answer.found;
  };
}
