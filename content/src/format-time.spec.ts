import { describe, expect, it } from 'vitest';
import { formatTime, TIME_FORMATS, type TimeFormat } from './format-time.ts';

const NOON_IN_NEW_YORK = '2026-11-23T17:00:00.000Z';
const newYork = { locale: 'en-US', time_zone: 'America/New_York' };

describe('a moment in words', () => {
  it.each<[TimeFormat, string]>([
    ['date', '11/23/26'],
    ['date_full', 'Monday, November 23, 2026'],
    ['date_phrase', 'Monday, November 23'],
    ['date_with_year', 'November 23, 2026'],
    ['day_with_date', 'Mon, Nov 23'],
    ['time', '12:00 PM'],
    ['day_and_time_phrase', 'Monday 12:00 PM'],
    ['date_and_time_phrase', 'Monday, November 23 at 12:00 PM'],
    ['date_and_time_full', 'Monday, November 23, 2026 at 12:00 PM'],
  ])('%s', (format, words) => {
    expect(formatTime(NOON_IN_NEW_YORK, format, newYork)).toBe(words);
  });

  it('is in the zone of the appointment and the language of the client', () => {
    const style = { locale: 'es', time_zone: 'Europe/Madrid' };
    expect(formatTime(NOON_IN_NEW_YORK, 'date_and_time_phrase', style)).toBe('lunes, 23 de noviembre, 18:00');
  });

  it.each<[string, ...string[]]>([
    ['en-US', '9/30/26', 'Wednesday, September 30 at 6:58 PM', 'Wednesday 6:58 PM', 'Wed, Sep 30'],
    ['en-GB', '30/09/2026', 'Wednesday 30 September at 18:58', 'Wednesday 18:58', 'Wed 30 Sept'],
    ['es', '30/9/26', 'miércoles, 30 de septiembre, 18:58', 'miércoles, 18:58', 'mié, 30 sept'],
    ['es-MX', '30/09/26', 'miércoles, 30 de septiembre, 6:58 p.m.', 'miércoles 6:58 p.m.', 'mié 30 de sep'],
    ['fr', '30/09/2026', 'mercredi 30 septembre à 18:58', 'mercredi 18:58', 'mer. 30 sept.'],
    ['de', '30.09.26', 'Mittwoch, 30. September um 18:58', 'Mittwoch, 18:58', 'Mi., 30. Sept.'],
    ['pt-BR', '30/09/2026', 'quarta-feira, 30 de setembro às 18:58', 'quarta-feira, 18:58', 'qua., 30 de set.'],
    ['it', '30/09/26', 'mercoledì 30 settembre alle ore 18:58', 'mercoledì 18:58', 'mer 30 set'],
    ['nl', '30-09-2026', 'woensdag 30 september om 18:58', 'woensdag 18:58', 'wo 30 sep'],
    ['ja', '2026/09/30', '9月30日水曜日 18:58', '18:58 (水曜日)', '9月30日(水)'],
  ])('is written in %s as there', (locale, ...words) => {
    const formats = ['date', 'date_and_time_phrase', 'day_and_time_phrase', 'day_with_date'] as const;
    const style = { locale, time_zone: 'America/New_York' };
    expect(formats.map((format) => formatTime('2026-09-30T22:58:00.000Z', format, style))).toEqual(words);
  });

  it('has no narrow space, which would double the price of a text', () => {
    for (const format of Object.keys(TIME_FORMATS).filter((name): name is TimeFormat => name in TIME_FORMATS)) {
      expect(formatTime(NOON_IN_NEW_YORK, format, newYork)).toMatch(/^[\x20-\x7e]+$/);
    }
  });

  it('leaves the time out of an all-day appointment', () => {
    expect(formatTime('2026-11-23', 'date_and_time_phrase', newYork)).toBe('Monday, November 23');
    expect(formatTime('2026-11-23', 'time', newYork)).toBe('');
  });

  it('is nothing for what is no moment, and English for a locale nobody knows', () => {
    expect(formatTime('soon', 'date', newYork)).toBe('');
    expect(formatTime(NOON_IN_NEW_YORK, 'date_phrase', { ...newYork, locale: 'not a locale' })).toBe(
      'Monday, November 23',
    );
  });
});
