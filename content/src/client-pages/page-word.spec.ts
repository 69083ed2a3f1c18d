import { describe, expect, it } from 'vitest';
import { TEXT_LANGUAGES } from '../texts/text-languages.ts';
import { pageWord, type PageWord } from './page-word.ts';
import { pageWordsEn } from './page-words-en.ts';

const keys = Object.keys(pageWordsEn).filter((key): key is PageWord => key in pageWordsEn);
const places = (text: string) => [...text.matchAll(/\{\w+\}/gu)].map(String).toSorted();

describe('what clients’ pages say', () => {
  it.each(TEXT_LANGUAGES.filter((language) => language !== 'en'))(
    'is all there in %s, with the same places',
    (locale) => {
      for (const word of keys) {
        const said = pageWord({ word, locale });
        expect([word, said !== pageWordsEn[word] || word === 'calendar_google', places(said)]).toEqual([
          word,
          true,
          places(pageWordsEn[word]),
        ]);
      }
    },
  );

  it('falls back to English, and puts in what it is given as it is', () => {
    const values = { company: '$& {address}', address: 'a@b.example' };
    expect(pageWord({ word: 'unsubscribe_done', locale: 'xx', values })).toBe(
      'You will get no more mails from $& {address} at a@b.example.',
    );
  });
});
