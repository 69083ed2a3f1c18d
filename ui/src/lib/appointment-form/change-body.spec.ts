import { describe, expect, it } from 'vitest';
import { changeBody, isMoved } from './change-body.ts';
import { ANA, BEN, draft, newcomer } from './draft.spec-support.ts';

const base = draft({ people: [ANA, BEN], location: 'Room 4' });

const changed = (mine: Parameters<typeof draft>[0], keep_answer = false) => {
  const body = changeBody({
    base,
    mine: draft({ people: [ANA, BEN], location: 'Room 4', ...mine }),
    keep_answer,
  });
  return body.ok ? body.change : body.errors;
};

describe('what a draft changes of what is stored', () => {
  it.each([
    ['nothing', {}, null],
    ['a length written differently', { times: { length: '0:45' } }, null],
    ['an empty row for somebody', { people: [ANA, BEN, newcomer({ name: '' })] }, null],
    ['the title', { title: 'Root canal' }, { title: 'Root canal' }],
    ['the place, taken away', { location: '' }, { location: null }],
    ['the calendar', { calendar_id: 'other' }, { calendar_id: 'other' }],
    [
      'the time, with the end that goes with it',
      { times: { time: '10:00' } },
      { start_time: '2026-11-23T10:00', end_time: '2026-11-23T10:45' },
    ],
    ['the length', { times: { length: '1 h' } }, { end_time: '2026-11-23T10:00' }],
    [
      'the zone, which moves it',
      { times: { zone: 'Europe/Berlin' } },
      { start_time: '2026-11-23T09:00', end_time: '2026-11-23T09:45', time_zone: 'Europe/Berlin' },
    ],
    [
      'a time into whole days',
      { times: { all_day: true } },
      { start_time: '2026-11-23', end_time: '2026-11-23', all_day: true },
    ],
    ['a custom field', { fields: [{ key: 'f', name: 'room', text: '2' }] }, { custom_data: { room: '2' } }],
    [
      'somebody’s number',
      { people: [{ ...ANA, phone: '+12025550199' }, BEN] },
      { participants: [{ id: 'ana', phone: '+12025550199' }, { id: 'ben' }] },
    ],
    [
      'somebody’s address, taken away',
      { people: [ANA, { ...BEN, email: ' ' }] },
      { participants: [{ id: 'ana' }, { id: 'ben', email: null }] },
    ],
    [
      'who is on it',
      { people: [BEN, newcomer({ phone: '1' })] },
      { participants: [{ id: 'ben' }, { name: 'Cleo', phone: '1', email: null }] },
    ],
  ] as const)('is %s', (_name, mine, change) => {
    expect(changed(mine)).toEqual(change);
  });

  it('keeps the answer only where the time moves', () => {
    expect(changed({ times: { time: '10:00' } }, true)).toMatchObject({ keep_answer: true });
    expect(changed({ title: 'Root canal' }, true)).toEqual({ title: 'Root canal' });
  });

  it('is everything where this browser cannot read what is stored', () => {
    const unread = draft({ times: { zone: 'Mars/Olympus' } });
    expect(changeBody({ base: unread, mine: draft(), keep_answer: false })).toMatchObject({
      change: { start_time: '2026-11-23T09:00', time_zone: 'America/Toronto' },
    });
  });
});

it.each([
  [{ time: '10:00' }, true],
  [{ date: '2026-11-24' }, true],
  [{ zone: 'America/New_York' }, true],
  [{ all_day: true }, true],
  [{ length: '2 h' }, false],
  [{ time: '' }, false],
] as const)('%o moves it: %s', (times, moves) => {
  expect(isMoved(base, draft({ people: [ANA, BEN], times }))).toBe(moves);
});
