import { describe, expect, it } from 'vitest';
import { relativeWords } from './relative-words.ts';
import { timeWords, type TimeShape } from './time-words.ts';

const plain = (text: string | undefined) => text?.replaceAll('\u202f', ' ') ?? null;

const written = (at: string, shape: TimeShape, more: { zone?: string; viewer_zone?: string; locale?: string } = {}) => {
  const words = timeWords({
    at,
    shape,
    zone: 'America/Toronto',
    viewer_zone: 'America/Toronto',
    locale: 'en-CA',
    now: Date.parse('2026-11-21T10:00:00-05:00'),
    ...more,
  });
  return { text: plain(words?.text), zone: words?.zone ?? null, full: plain(words?.full) };
};

describe('the words of a moment', () => {
  it.each([
    ['2026-11-23T09:00:00-05:00', 'moment', 'Mon, Nov 23, 9:00 a.m.'],
    ['2026-11-23T09:00:00-05:00', 'time', '9:00 a.m.'],
    ['2026-11-23T09:00:00-05:00', 'date', 'Mon, Nov 23'],
    ['2026-11-23T09:00:00-05:00', 'relative', 'in 2 days'],
    ['2027-01-04T09:00:00-05:00', 'date', 'Mon, Jan 4, 2027'],
    ['2026-11-23', 'moment', 'Mon, Nov 23'],
    ['2026-11-23', 'relative', 'Mon, Nov 23'],
  ] as const)('%s as %s reads %s', (at, shape, text) => {
    expect(written(at, shape).text).toBe(text);
  });

  it('names the zone when the reader’s clock shows another time', () => {
    expect(written('2026-11-23T09:00:00-05:00', 'time', { viewer_zone: 'Europe/Berlin' }).zone).toBe('EST');
    expect(written('2026-07-23T09:00:00-04:00', 'time', { viewer_zone: 'Europe/Berlin' }).zone).toBe('EDT');
  });

  it('names no zone when both clocks show the same time, whatever the zones are called', () => {
    expect(written('2026-11-23T09:00:00-05:00', 'time', { viewer_zone: 'America/New_York' }).zone).toBeNull();
  });

  it('tells the other way round on a look: relative for a moment, the moment for a relative', () => {
    expect(written('2026-11-23T09:00:00-05:00', 'time').full).toBe(
      'in 2 days – Monday, November 23, 2026 at 9:00 a.m. Eastern Standard Time',
    );
    expect(written('2026-11-23T09:00:00-05:00', 'relative').full).toBe(
      'Monday, November 23, 2026 at 9:00 a.m. Eastern Standard Time',
    );
  });

  it('speaks the account’s locale', () => {
    expect(written('2026-11-23T09:00:00-05:00', 'moment', { locale: 'de-DE' }).text).toBe('Mo., 23. Nov., 9:00');
    expect(written('2026-11-23T09:00:00-05:00', 'relative', { locale: 'fr-CA' }).text).toBe('après-demain');
  });

  it.each(['0002-11-23T09:00:00-05:00', '0202-11-23T09:00:00-05:00', '+012026-11-23T09:00:00-05:00'])(
    'has words for %s, a year that is not typed to its end',
    (at) => {
      expect(written(at, 'moment').full).toMatch(/years/);
    },
  );

  it('is nothing for what is no moment, and never throws at an unknown zone or locale', () => {
    expect(written('soon', 'moment').text).toBeNull();
    expect(written('2026-11-23T14:00:00Z', 'time', { zone: 'Mars/Base', locale: 'no such' }).text).toBe('2:00 PM');
  });
});

describe('how far a moment is', () => {
  const far = (at: string, now: string) =>
    relativeWords({ at: Date.parse(at), now: Date.parse(now), zone: 'America/Toronto', locale: 'en' });

  it.each([
    ['2026-11-21T10:00:20-05:00', 'now'],
    ['2026-11-21T10:01:10-05:00', 'in 1 minute'],
    ['2026-11-21T09:15:00-05:00', '45 minutes ago'],
    ['2026-11-21T10:59:40-05:00', 'in 1 hour'],
    ['2026-11-21T23:30:00-05:00', 'in 14 hours'],
    ['2026-11-22T09:00:00-05:00', 'tomorrow'],
    ['2026-11-20T09:00:00-05:00', 'yesterday'],
    ['2026-11-27T23:59:00-05:00', 'in 6 days'],
    ['2026-12-12T10:00:00-05:00', 'in 3 weeks'],
    ['2027-02-21T10:00:00-05:00', 'in 3 months'],
    ['2029-02-21T10:00:00-05:00', 'in 2 years'],
  ])('%s is %s', (at, words) => {
    expect(far(at, '2026-11-21T10:00:00-05:00')).toBe(words);
  });

  it('counts hours across midnight when it is soon', () => {
    expect(far('2026-11-22T01:00:00-05:00', '2026-11-21T22:00:00-05:00')).toBe('in 3 hours');
  });

  it('counts calendar days across a change to daylight time', () => {
    expect(far('2026-03-09T09:00:00-04:00', '2026-03-07T09:00:00-05:00')).toBe('in 2 days');
  });
});
