import { creditsOfText } from '@kept/content/credits-of-text';
import type { WorstCase } from '@kept/content/worst-case-segments';

interface SegmentsInWords {
  /** `At most 2 segments, 2 credits a text; 12 characters more fit.` */
  readonly line: string;
  /** What makes it dearer than it looks; null: nothing. */
  readonly reason: string | null;
}

const ALONE = { 'GSM-7': 160, 'UCS-2': 70 } as const;
const SHOWN = 8;

/** What a text costs at its worst; with files it is one message, however long. */
export function segmentsInWords(
  { count, encoding, left, outside_gsm, widened_by_fields, plain }: WorstCase,
  files: number,
): SegmentsInWords {
  const price = creditsOfText({ segments: count, files });
  const credits = `${price} credit${price === 1 ? '' : 's'}`;
  if (files > 0) return { line: `${credits} a text with its files, however long it is.`, reason: null };
  const segments = `${count} segment${count === 1 ? '' : 's'}`;
  const line = `At most ${segments}, ${credits} a text; ${left} more character${left === 1 ? '' : 's'} fit.`;
  if (outside_gsm.length > 0) {
    const shown = outside_gsm.slice(0, SHOWN).map((character) => `“${character}”`);
    const rest = outside_gsm.length > SHOWN ? ' and others' : '';
    return {
      line,
      reason: `Outside of the plain alphabet: ${shown.join(' ')}${rest}. So a segment holds ${ALONE[encoding]} characters instead of ${ALONE['GSM-7']}.`,
    };
  }
  if (!widened_by_fields || plain.count === count) return { line, reason: null };
  const usual = `${plain.count} segment${plain.count === 1 ? '' : 's'}`;
  return { line, reason: `${usual} while names have no letters such as “ż”.` };
}
