/** Enough for any line on a screen; a ten-thousand-character name must not be laid out whole in every row. */
const LINE = 240;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * A text of somebody else's making as one line: breaks and control characters become spaces, what forces a direction
 * goes (right-to-left names need none of it), and it ends where no line on a screen reaches, never within a character.
 */
export function shortened(text: string, most = LINE): string {
  // A letter may be many units long (a family of emoji), but not without end (marks upon marks).
  const bound = most * 4 + 64;
  const line = text
    .slice(0, bound * 2)
    .replaceAll(/[\u202D\u202E]/g, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (line.length <= most && text.length <= bound * 2) return line;
  const kept: string[] = [];
  let length = 0;
  for (const { segment } of graphemes.segment(line)) {
    length += segment.length;
    if (kept.length === most || length > bound) return `${kept.join('').trimEnd()}…`;
    kept.push(segment);
  }
  return text.length > bound * 2 ? `${line}…` : line;
}
