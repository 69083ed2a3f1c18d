import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { normaliseText } from './normalise-text.ts';

describe('ruling 4: what a person would call the same text is one', () => {
  it.each([
    ['German sharp s, small and capital', ['Straße', 'STRASSE', 'STRAẞE', 'strasse'], 'strasse'],
    ['Turkish i, dotted and not', ['İPTAL', 'IPTAL', 'iptal', 'ıptal'], 'iptal'],
    ['Greek sigma, final and not', ['ΣΩΣΤΌΣ', 'σωστός', 'Σωστόσ'], 'σωστόσ'],
    ['ligatures', ['ﬁne', 'FINE', 'fine', 'ﬁnｅ'], 'fine'],
    ['accents, one character or two', ['Sí', 'Si\u0301', 'SÍ'], 'sí'],
    ['keycaps, circles and full width', ['1️⃣', '1⃣', '①', '❶', '➀', '➊', '１', '(1)', '*1*', '#1', '1.', '1)'], '1'],
    ['ten', ['🔟', '10', '１０'], '10'],
    ['Arabic digits', ['١', '۱'], '1'],
    ['digits of India, Thailand, Burma and mathematicians', ['१', '১', '௧', '๑', '၁', '𝟏', '𝟙'], '1'],
    ['nine in its script', ['٩', '९', '๙', '９', '❾'], '9'],
    [
      'quotes and apostrophes',
      ['I’ll be there', "I'll be there", 'I`ll be there', '“I´ll be there”', '«Iʼll be there»'],
      "i'll be there",
    ],
    ['spaces and line ends', ['on my way', ' On\u00A0my\u2003 way\r\n', '\u3000on\tmy\nway'], 'on my way'],
    [
      'marks nobody sees',
      ['\u202Eyes\u202C', 'ye\u200Bs', '\uFEFFyes', 'y\u00ADes', '\u2067yes\u2069', 'yes\u200D', '\u061Cyes'],
      'yes',
    ],
    [
      'punctuation around it, of any script',
      ['yes', '¡Yes!', '"yes".', '… yes …', '— Yes —', '「yes」。', 'yes؟', '[yes]', 'YES!!!1'.slice(0, 6)],
      'yes',
    ],
    ['skin tones and picture selectors', ['👍', '👍🏽', '👍️', '👍🏿'], '👍'],
    ['a heart, as text and as picture', ['❤', '❤️'], '❤'],
    ['a doctor, of any skin', ['👩‍⚕️', '👩🏽‍⚕️', '👩🏽‍⚕'], '👩\u200D⚕'],
    ['Hebrew with and without points', ['כֵּן', 'כן'], 'כן'],
    ['Arabic with and without vowel signs, and drawn out', ['نَعَم', 'نعم', 'نعـــم', 'ﻧﻌﻢ'], 'نعم'],
    ['half-width katakana', ['ﾊｲ', 'ハイ'], 'ハイ'],
  ])('%s', (_, texts, normal) => {
    expect(texts.map(normaliseText)).toEqual(texts.map(() => normal));
  });

  it.each([
    ['?', '?'],
    ['1%', '1%'],
    ['+1', '+1'],
    ['$1', '$1'],
    ['½', '1⁄2'],
    ['👨‍👩‍👧', '👨\u200D👩\u200D👧'],
    ['', ''],
    [' ', ''],
    ['\u200B', ''],
  ])('leaves %j as %j', (text, normal) => {
    expect(normaliseText(text)).toBe(normal);
  });

  const anything = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc
      .array(
        fc.constantFrom(
          'ß',
          'ẞ',
          'İ',
          'ı',
          'ς',
          '\u0307',
          '\u0345',
          '\u200D',
          '👍',
          '🏽',
          '\uFE0F',
          '\u20E3',
          '1',
          'ŉ',
          '´',
          '\u0301',
          '٣',
          'ـ',
          '"',
          '.',
          'ﬃ',
          'ͺ',
          '\u1E9E',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  );

  it('is changed no further the second time', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is the same in capitals, in small letters, between spaces and in quotes', () => {
    const word = fc.string({ unit: fc.constantFrom(...'azßẞİıIiΣσςéñÖ19дЖﬁΐŉ'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(word, (text) => {
        const normal = normaliseText(text);
        for (const other of [text.toUpperCase(), text.toLowerCase(), `  ${text}\n`, `“${text}!”`, `(${text}).`]) {
          expect(normaliseText(other)).toBe(normal);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
