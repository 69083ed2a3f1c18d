import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { includesPhrase } from '../text/includes-phrase.ts';
import { isAffirmative } from '../text/is-affirmative.ts';
import { isPhrase } from '../text/is-phrase.ts';
import { normaliseReply } from '../text/normalise-reply.ts';
import { normaliseText } from '../text/normalise-text.ts';

describe('ruling 4: normalisation', () => {
  it.each([
    ['  Yes  ', 'yes'],
    ['"Yes."', 'yes'],
    ['“YES!!!”', 'yes'],
    ['on\tmy\n way', 'on my way'],
    ['1️⃣', '1'],
    ['１', '1'],
    ['९', '9'],
    ['𑛐', '0'],
    ['𑛜', '2'],
    ['(1)', '1'],
    ['1.', '1'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['οδος', 'οδοσ'],
    ['İptal', 'iptal'],
    ['IPTAL', 'iptal'],
    ['can’t', "can't"],
    ['ﬁne', 'fine'],
    ['KAPALI ve ılık', 'kapali ve ilik'],
    ['say “yes” or «no» now', 'say "yes" or "no" now'],
    ['ye\u200bs', 'yes'],
    ['\u202eyes\u202c', 'yes'],
    ['?', '?'],
    ['👍', '👍'],
  ])('reads %j as %j', (text, normal) => {
    expect(normaliseText(text)).toBe(normal);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
      }),
    );
  });

  it('tries an email whole, then its first line; a text only whole', () => {
    expect(isPhrase(normaliseReply('Confirm\n\nThanks, Ada', 'email'), 'confirm')).toBe(true);
    expect(isPhrase(normaliseReply('Confirm\n\nThanks, Ada', 'sms'), 'confirm')).toBe(false);
  });

  it('looks for the first line of an email that says anything, and knows that there may be none', () => {
    expect(normaliseReply('\n \t\nConfirm\nAda', 'email').first_line).toBe('confirm');
    expect(normaliseReply('', 'email')).toEqual({ whole: '', first_line: '' });
  });

  it('looks only at the beginning of what is very long', () => {
    expect(normaliseReply(`1${' '.repeat(10_000)}x`, 'sms').whole).toBe('1');
  });

  it('takes a phrase of nothing for no phrase, also where nothing was said', () => {
    for (const phrase of ['', ' ', '\u200B']) expect(isPhrase(normaliseReply('', 'email'), phrase)).toBe(false);
  });

  it('stays quick on a hostile megabyte', () => {
    const hostile = `${'!? '.repeat(300_000)}x`;
    const before = performance.now();
    normaliseReply(hostile, 'email');
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});

describe('ruling 5: reply includes', () => {
  it.each([
    ['I am running late', 'late'],
    ['LATE!', 'late'],
    ['late, sorry', 'late'],
    ['sorry - running   behind', 'running behind'],
    ['ich komme später', 'später'],
    ['1', '1'],
    ['I pick 1', '1'],
    ['1. please', '1'],
    ['option (1)', '1'],
    ['1️⃣ thanks', '1'],
    ['明天不行，改时间', '改时间'],
    ['ขอเลื่อนนัด', 'เลื่อน'],
    ['опоздаю немного', 'опоздаю'],
  ])('finds it in %j: %j', (text, phrase) => {
    expect(includesPhrase(normaliseText(text), phrase)).toBe(true);
  });

  it.each([
    ['see you later', 'late'],
    ['chocolate', 'late'],
    ['10', '1'],
    ['at 1:30', '1'],
    ['at 10:1', '1'],
    ['1/2', '1'],
    ['1.5 hours', '1'],
    ['21', '1'],
    ['1st', '1'],
    ['$1', '1'],
    ["can't", 'can'],
    ['', 'late'],
    ['late', ''],
  ])('does not find it in %j: %j', (text, phrase) => {
    expect(includesPhrase(normaliseText(text), phrase)).toBe(false);
  });
});

describe('a whole message that means yes', () => {
  it('is taken from the first line of an email, whatever comes below it', () => {
    expect(isAffirmative(normaliseReply('Yes\n\nKind regards, Ada', 'email'), 'en')).toBe(true);
    expect(isAffirmative(normaliseReply('Kind regards\n\nYes', 'email'), 'en')).toBe(false);
  });

  it.each([
    ['Yes', 'en-US'],
    ['yes, please!', 'en'],
    ['Ok.', 'en-GB'],
    ['👍🏽', 'de'],
    ['✔️', 'en'],
    ['Sí', 'es-MX'],
    ['d’accord', 'fr'],
    ['Ja, gerne', 'de-DE'],
    ['sim', 'pt-BR'],
    ['Sì', 'it'],
    ['Yes!!! Please...', 'en'],
    ['yes', 'EN_us'],
    ['yes', 'es'],
  ])('%j does in %s', (text, locale) => {
    expect(isAffirmative(normaliseReply(text, 'sms'), locale)).toBe(true);
  });

  it.each([
    ['sure, but I may be late', 'en'],
    ['yes but which day', 'en'],
    ['no', 'en'],
    ['ja', 'en'],
    ['oui', 'xx'],
    ['', 'en'],
  ])('%j does not in %s', (text, locale) => {
    expect(isAffirmative(normaliseReply(text, 'sms'), locale)).toBe(false);
  });
});
