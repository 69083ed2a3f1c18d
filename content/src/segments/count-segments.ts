import { septetsOf } from './gsm-alphabet.ts';

export interface Segments {
  /** What is billed: at least one, even for an empty text. */
  readonly count: number;
  /** GSM-7 holds 160 characters alone, 153 in a row; UCS-2 70 and 67. */
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** How long the text is in the encoding's own units: septets, or UTF-16 units. */
  readonly units: number;
  /** How many units the last segment still holds. */
  readonly left: number;
}

const ROOM = {
  'GSM-7': { alone: 160, in_a_row: 153 },
  'UCS-2': { alone: 70, in_a_row: 67 },
} as const;

/**
 * What a text costs to send as SMS, as Twilio counts: one character outside GSM-7 makes the whole text UCS-2, an
 * extended character counts twice, and nothing a reader sees as one character is cut in two. The calculator we
 * measure against takes 60 µs a character, too slow to check a schedule while it is typed (ADR 0030).
 */
export function countSegments(text: string): Segments {
  const septets = sizesInSeptets(text);
  return septets === null ? count(sizesInUtf16(text), 'UCS-2') : count(septets, 'GSM-7');
}

/** The characters, each once, that keep a text out of GSM-7. */
export function charactersOutsideGsm(text: string): readonly string[] {
  return [...new Set(text)].filter((character) => septetsOf(character) === null);
}

function count(sizes: readonly number[], encoding: Segments['encoding']): Segments {
  const { alone, in_a_row } = ROOM[encoding];
  const units = sizes.reduce((sum, size) => sum + size, 0);
  if (units <= alone) return { count: 1, encoding, units, left: alone - units };
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used > 0 && used + size > in_a_row) {
      segments += 1;
      used = 0;
    }
    // A cluster longer than a segment is cut after all: there is no other way to send it.
    used += size;
    if (used > in_a_row) {
      segments += Math.ceil(used / in_a_row) - 1;
      used = ((used - 1) % in_a_row) + 1;
    }
  }
  return { count: segments, encoding, units, left: in_a_row - used };
}

function sizesInSeptets(text: string): readonly number[] | null {
  const sizes: number[] = [];
  for (const character of text) {
    const size = septetsOf(character);
    if (size === null) return null;
    sizes.push(size);
  }
  return sizes;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function sizesInUtf16(text: string): readonly number[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment.length);
}
