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
