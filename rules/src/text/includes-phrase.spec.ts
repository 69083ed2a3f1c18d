import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { includesPhrase } from './includes-phrase.ts';
import { normaliseText } from './normalise-text.ts';

const includes = (text: string, phrase: string) => includesPhrase(normaliseText(text), phrase);

describe('ruling 5: a phrase is found as whole words, in any script', () => {
  it.each([
    ['I’m running LATE.', 'late'],
    ['late/tomorrow', 'late'],
    ['Komme SPÄTER, Straße gesperrt', 'strasse'],
    ['Ich hab’s: Straßensperre!', "hab's"],
    ['İptal edin', 'iptal'],
    ['ο γιατρός ΑΡΓΕΊ', 'αργεί'],
    ['опоздаю на 10 минут', 'опоздаю'],
    ['سأتأخّر قليلاً', 'سأتأخر'],
    ['אני אֲאַחֵר', 'אאחר'],
    ['मैं देर से आऊँगा', 'देर से'],
    ['늦어요 죄송합니다', '늦어요'],
    ['明天不行，改时间', '改时间'],
    ['キャンセルしたいです', 'キャンセル'],
    ['予約をキャンセル', 'キャンセル'],
    ['すみません、遅れます', '遅れます'],
    ['ขอเลื่อนนัดค่ะ', 'เลื่อนนัด'],
    ['ខ្ញុំមកយឺត', 'យឺត'],
    ['OKです', 'ok'],
    ['running late 😅', '😅'],
    ['👍🏽 thanks', '👍'],
    ['sorry\nrunning   behind', 'Running behind!'],
    ['a.b', 'a.b'],
    ['👍thanks', '👍'],
    ['予約OK', '予約'],
    ['it costs $late', 'late'],
  ])('%j holds %j', (text, phrase) => {
    expect(includes(text, phrase)).toBe(true);
  });

  it('is not kept from being found by a quote at the edge of the text', () => {
    expect(includesPhrase("'late", 'late')).toBe(true);
    expect(includesPhrase("late'", 'late')).toBe(true);
  });

  it.each([
    ['chocolate', 'late'],
    ['lately', 'late'],
    ['translate', 'late'],
    ["can't", 'can'],
    ['can’t', 'can'],
    ['späteren', 'später'],
    ['опоздание', 'опозд'],
    ['늦어요', '늦어'],
    ['ได้', 'ได'],
    ['キャンセルポリシー', 'キャンセル'],
    ['スーパー', 'スーパ'],
    ['きゃく', 'き'],
    ['かっぱ', 'か'],
    ['人々', '人'],
    ['👨‍👩‍👧', '👨'],
    ['👨‍👩‍👧', '👧'],
    ['naïve', 'na'],
    ['e\u0301t', 'e'],
    ['snake_case', 'case'],
    ['', 'late'],
    ['late', ''],
    ['late', '\u200B'],
  ])('%j does not hold %j', (text, phrase) => {
    expect(includes(text, phrase)).toBe(false);
  });

  it.each([
    '1',
    'I pick 1',
    '1!',
    '1.',
    '1, please',
    'option (1)',
    '“1”',
    '1️⃣',
    '１',
    '١',
    '#1',
    '1 or 2',
    'no 2, 1',
    '1 minute',
    '1 - thanks',
    'Yes: 1',
  ])('the number 1 stands by itself in %j', (text) => {
    expect(includes(text, '1')).toBe(true);
  });

  it.each([
    '10',
    '21',
    '1:30',
    '10:1',
    '1/2',
    '½',
    '1½',
    '1 1/2',
    '1.5',
    '1,000',
    '1 000',
    '1 800 555 0100',
    '0.1',
    'about .1 of it',
    '1-2',
    '1–2',
    '+1',
    '1+1',
    '1x',
    'x1',
    '1st',
    '1%',
    'it is 1 % full',
    '1°',
    '$1',
    '1€',
    '€ 1',
    '1pm',
    '1 pm',
    '1 p.m.',
    '1am',
    "1'30",
    '1_a',
    'A1',
    '第1',
    '1番',
    '२१',
    '1@2',
  ])('the number 1 does not stand by itself in %j', (text) => {
    expect(includes(text, '1')).toBe(false);
  });

  it('is found or not whatever the case, the spaces and the punctuation around the text', () => {
    const words = fc
      .array(fc.constantFrom('late', 'Straße', '1', '10', '1:30', 'ςα', 'İ', 'yes', '明天', 'キャ', '-', '👍'), {
        maxLength: 6,
      })
      .map((parts) => parts.join(' '));
    const phrase = fc.constantFrom('late', 'strasse', '1', 'σα', 'i', '明', 'キ', '👍', 'yes 1');
    fc.assert(
      fc.property(words, phrase, (text, wanted) => {
        const found = includes(text, wanted);
        for (const other of [text.toUpperCase(), `  ${text}  `, `“${text}”`, text.replaceAll(' ', ' \n ')]) {
          expect(includes(other, wanted.toUpperCase())).toBe(found);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('holds itself, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (text) => {
        const normal = normaliseText(text);
        fc.pre(normal !== '' && !/^\p{M}|\u200D|[ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々+−.]/u.test(normal));
        expect(includesPhrase(normal, text)).toBe(true);
      }),
    );
  });

  it('ends soon on what is made to last', () => {
    const texts = [
      '1 '.repeat(5_000),
      "a'".repeat(5_000),
      '1.'.repeat(5_000),
      'ー'.repeat(10_000),
      '\u200D'.repeat(10_000),
      '👍🏽'.repeat(2_500),
      '\u0301'.repeat(10_000),
    ];
    const before = performance.now();
    for (const text of texts) for (const phrase of ['1', 'a', 'ー', '👍', `${'a'.repeat(99)}b`]) includes(text, phrase);
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});
