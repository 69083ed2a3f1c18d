/** Invisible marks that change nothing a reader sees: zero-width spaces, soft hyphen, direction marks. */
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/**
 * One form for texts that a person would call the same (flow-spec ruling 4, but for the edges): NFKC, case
 * folded beyond ASCII (ß is ss, final sigma is sigma, every Turkish i is i), keycaps as digits, one kind of
 * quote, single spaces.
 */
export function foldText(text: string): string {
  return text
    .replace(/([0-9#*])\uFE0F?\u20E3/gu, '$1')
    .replace(/[\u2018\u2019\u201A\u201B\u02BC\u00B4\u0060]/gu, "'")
    .replace(/[\u201C\u201D\u201E\u201F\u00AB\u00BB]/gu, '"')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replaceAll('i\u0307', 'i')
    .replaceAll('ı', 'i')
    .normalize('NFKC')
    .replace(/\p{White_Space}+/gu, ' ')
    .trim();
}
