/** Characters of a text that a sentence about it shows, and how many of them stand before what is new. */
const SHOWN = 60;
const LEAD = 16;

/** The passages of two texts from shortly before where they part, in quotation marks. */
export function excerptsOf(was: string, is: string): { readonly was: string; readonly is: string } {
  const [a, b] = [[...was], [...is]];
  const parts = a.findIndex((character, index) => character !== b[index]);
  const from = Math.max(0, (parts === -1 ? a.length : parts) - LEAD);
  return { was: passage(a, from), is: passage(b, from) };
}

/** A text in quotation marks, its beginning when it is long; `none` when there is no text. */
export function quoted(text: string | null): string {
  return text === null ? 'none' : passage([...text], 0);
}

function passage(characters: readonly string[], wanted: number): string {
  const from = characters.length <= SHOWN ? 0 : wanted;
  const shown = characters.slice(from, from + SHOWN).join('');
  return `“${from > 0 ? '…' : ''}${shown}${characters.length > from + SHOWN ? '…' : ''}”`;
}
