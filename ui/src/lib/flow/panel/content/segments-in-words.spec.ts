import { worstCaseSegments } from '@kept/content/worst-case-segments';
import { expect, it } from 'vitest';
import { segmentsInWords } from './segments-in-words.ts';

function wordsOf(template: string, files = 0) {
  const worst = worstCaseSegments(template, { locale: 'en' });
  return worst === null ? null : segmentsInWords(worst, files);
}

it('counts a plain text', () => {
  expect(wordsOf('See you tomorrow.')).toEqual({
    line: 'At most 1 segment, 1 credit a text; 143 more characters fit.',
    reason: null,
  });
});

it('names the characters that make a text dear', () => {
  expect(wordsOf('See you → tomorrow.')?.reason).toBe(
    'Outside of the plain alphabet: “→”. So a segment holds 70 characters instead of 160.',
  );
});

it('says what names can do to a text', () => {
  const words = wordsOf(`Hi {{ first_name }}, ${'see you tomorrow at ten. '.repeat(3)}`);
  expect(words?.line).toMatch(/^At most 2 segments, 2 credits a text;/u);
  expect(words?.reason).toBe('1 segment while names have no letters such as “ż”.');
});

it('costs the same with files, however long it is', () => {
  const line = '3 credits a text with its files, however long it is.';
  expect(wordsOf('See you → tomorrow.', 1)).toEqual({ line, reason: null });
  expect(wordsOf('See you tomorrow at ten. '.repeat(30), 2)).toEqual({ line, reason: null });
});
