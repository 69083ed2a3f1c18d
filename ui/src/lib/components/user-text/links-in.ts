/** A piece of a text: where it leads, or null for plain words. */
interface Piece {
  readonly text: string;
  readonly href: string | null;
}

const ADDRESS = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]]/gu;

/** A text in pieces, its web addresses by themselves. */
export function linksIn(text: string): readonly Piece[] {
  let from = 0;
  const pieces: Piece[] = [];
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    pieces.push({ text: text.slice(from, index), href: null }, { text: address, href: address });
    from = index + address.length;
  }
  pieces.push({ text: text.slice(from), href: null });
  return pieces.filter((piece) => piece.text !== '');
}
