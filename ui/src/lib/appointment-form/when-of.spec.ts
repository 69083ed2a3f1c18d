import { describe, expect, it } from 'vitest';
import type { DraftTimes } from './appointment-draft.ts';
import { whenOf } from './when-of.ts';

const times = (more: Partial<DraftTimes>): DraftTimes => ({
  all_day: false,
  date: '2026-11-23',
  time: '09:00',
  length: '45 min',
  last_date: '2026-11-23',
  zone: 'America/Toronto',
  ...more,
});

const fieldsOf = (more: Partial<DraftTimes>) => {
  const when = whenOf(times(more));
  return when.type === 'unclear' ? when.errors.map(({ field }) => field) : [];
};

describe('when a draft is', () => {
  it('is a wall time of its zone, and the end follows from the length', () => {
    expect(whenOf(times({}))).toEqual({
      type: 'clear',
      start_time: '2026-11-23T09:00',
      end_time: '2026-11-23T09:45',
      start_at: '2026-11-23T14:00:00.000Z',
      end_at: '2026-11-23T14:45:00.000Z',
      note: null,
    });
  });

  it('ends on another day when the length reaches over midnight', () => {
    expect(whenOf(times({ time: '23:30' }))).toMatchObject({ end_time: '2026-11-24T00:15' });
  });

  it('is dates for whole days, the last one included', () => {
    expect(whenOf(times({ all_day: true, last_date: '2026-11-24', time: '', length: '' }))).toMatchObject({
      start_time: '2026-11-23',
      end_time: '2026-11-24',
      start_at: '2026-11-23T05:00:00.000Z',
      end_at: '2026-11-25T05:00:00.000Z',
    });
  });

  it.each([
    ['no date', { date: '' }, ['/start_time']],
    ['no time', { time: '' }, ['/start_time/clock']],
    ['no length', { length: '' }, ['/end_time']],
    ['a length that is none', { length: 'a while' }, ['/end_time']],
    ['nothing at all', { date: '', time: '', length: '' }, ['/start_time', '/start_time/clock', '/end_time']],
    ['whole days without a last one', { all_day: true, last_date: '' }, ['/end_time']],
    ['a last day before the first', { all_day: true, last_date: '2026-11-22' }, ['/end_time']],
    ['a zone nobody knows', { zone: 'Mars/Olympus' }, ['/time_zone']],
  ] as const)('is unclear with %s', (_name, more, fields) => {
    expect(fieldsOf(more)).toEqual(fields);
  });
});

describe('where clocks go forward', () => {
  const spring = { date: '2027-03-14', zone: 'America/Toronto' };

  it('takes the time that comes instead of one that does not exist, and says so', () => {
    expect(whenOf(times({ ...spring, time: '02:30' }))).toMatchObject({
      start_time: '2027-03-14T03:30',
      end_time: '2027-03-14T04:15',
      note: { type: 'skipped', typed: '2027-03-14T02:30', meant: '2027-03-14T03:30' },
    });
  });

  it('lets an hour be an hour', () => {
    expect(whenOf(times({ ...spring, time: '01:30', length: '1 h' }))).toMatchObject({
      start_time: '2027-03-14T01:30',
      end_time: '2027-03-14T03:30',
      note: null,
    });
  });

  it('knows zones that skip midnight', () => {
    expect(whenOf(times({ date: '2027-04-30', time: '00:15', zone: 'Africa/Cairo' }))).toMatchObject({
      note: { type: 'skipped', meant: '2027-04-30T01:15' },
    });
  });
});

describe('where clocks go back', () => {
  const autumn = { date: '2026-11-01', zone: 'America/Toronto' };

  it('takes the first of two, and says so', () => {
    expect(whenOf(times({ ...autumn, time: '01:00', length: '30 min' }))).toMatchObject({
      start_at: '2026-11-01T05:00:00.000Z',
      note: { type: 'twice', typed: '2026-11-01T01:00' },
    });
  });

  it('cannot end within the hour that comes again, which no wall time tells from the first', () => {
    const when = whenOf(times({ ...autumn, time: '00:30', length: '1 h 45' }));
    expect(when).toMatchObject({ type: 'unclear', errors: [{ field: '/end_time', code: 'end_shown_twice' }] });
  });

  it('lets a length that reaches beyond that hour be as long as it says', () => {
    expect(whenOf(times({ ...autumn, time: '00:30', length: '3 h' }))).toMatchObject({
      end_time: '2026-11-01T02:30',
    });
  });
});
