import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { charactersOutsideGsm, countSegments } from './count-segments.ts';

describe('the price of a text', () => {
  it.each([
    ['', 1, 'GSM-7', 160],
    ['a'.repeat(160), 1, 'GSM-7', 0],
    ['a'.repeat(161), 2, 'GSM-7', 145],
    ['a'.repeat(306), 2, 'GSM-7', 0],
    ['a'.repeat(307), 3, 'GSM-7', 152],
    [`${'a'.repeat(69)}ż`, 1, 'UCS-2', 0],
    [`${'a'.repeat(70)}ż`, 2, 'UCS-2', 63],
    ['€'.repeat(80), 1, 'GSM-7', 0],
    ['€'.repeat(81), 2, 'GSM-7', 143],
    [`${'a'.repeat(152)}€${'a'.repeat(100)}`, 2, 'GSM-7', 51],
    [`${'ż'.repeat(66)}👍${'ż'.repeat(10)}`, 2, 'UCS-2', 55],
    ['👍'.repeat(35), 1, 'UCS-2', 0],
    ['é'.repeat(160), 1, 'GSM-7', 0],
    ['ç', 1, 'UCS-2', 69],
  ])('%# is counted as carriers bill it', (text, count, encoding, left) => {
    expect(countSegments(text)).toMatchObject({ count, encoding, left });
  });

  it('is what the provider’s own calculator says', () => {
    // Plain characters only: where a family of pictures begins is read from a later Unicode here than there.
    const within = fc.array(fc.constantFrom(...'aZ é{}€^~[|ñÑÇ\n'), { minLength: 150, maxLength: 180 });
    const outside = fc.array(fc.constantFrom(...'aZ{€ç’ż日👍👋'), { minLength: 60, maxLength: 80 });
    fc.assert(
      fc.property(fc.oneof(within, outside), (characters) => {
        const text = characters.join('');
        const theirs = new SegmentedMessage(text);
        const { count, encoding } = countSegments(text);
        expect({ count, encoding }).toEqual({ count: theirs.segmentsCount, encoding: theirs.getEncodingName() });
      }),
      { numRuns: 40 },
    );
  });

  it('names each character that makes it dearer once', () => {
    expect(charactersOutsideGsm('“Hi” – “there”, Łukasz €5')).toEqual(['“', '”', '–', 'Ł']);
  });

  it('is told at once for the longest text we take', () => {
    const before = performance.now();
    countSegments('👨‍👩‍👧'.repeat(2_500));
    countSegments('a'.repeat(20_000));
    expect(performance.now() - before).toBeLessThan(500);
  });
});
