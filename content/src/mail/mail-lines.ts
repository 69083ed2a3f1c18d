/** Direction marks, zero-width spaces and soft hyphens: mail programs strew them around names and colons. */
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
const ODD_SPACES = /[\u00A0\u2002-\u200A\u202F\u3000\t]/gu;

/** Only so much of a mail is looked at, in UTF-16 units: a reply stands at its top, or right below a quote. */
const READ_LIMIT = 100_000;

/** A mail's text as lines with plain spaces, however its program ends lines. */
export function mailLines(text: string): readonly string[] {
  return text
    .slice(0, READ_LIMIT)
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    .replace(INVISIBLE, '')
    .replace(ODD_SPACES, ' ')
    .split('\n')
    .map((line) => line.trimEnd());
}
