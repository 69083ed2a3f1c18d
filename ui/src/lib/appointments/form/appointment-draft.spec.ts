import { describe, expect, it } from 'vitest';
import type { Event } from '#lib/api/generated/types.gen.ts';
import { blankDraft, draftOfEvent, newField, newParticipant } from './appointment-draft.ts';
import { changesOfDraft } from './changes-of-draft.ts';
import { endAfter, lengthOfDraft, lengthWords } from './length-of-draft.ts';
import { dataOfFields, requestOfDraft } from './request-of-draft.ts';

export const EVENT: Event = {
  id: 'e1',
  title: '[CONFIRMED] Cleaning',
  authored_title: 'Cleaning',
  start_time: '2026-11-22T09:00:00-05:00',
  end_time: '2026-11-22T09:30:00-05:00',
  time_zone: 'America/New_York',
  location: null,
  all_day: false,
  external_id: 'x1',
  calendar_id: 'c1',
  custom_data: { visits: 3, vip: true, note: null, room: '4' },
  status: 'scheduled',
  version: 1,
  etag: '"e1"',
  participants: [
    {
      id: 'p1',
      name: 'Kim Lee',
      phone: '+12025550123',
      email: null,
      state: 'confirmed',
      custom_data: { pet: 'Rex' },
      contact_id: null,
    },
    { id: 'p2', name: 'Lou', phone: null, email: 'lou@example.com', state: 'none', custom_data: {}, contact_id: null },
  ],
};

const blank = () => blankDraft({ day: '2026-11-22', time: '10:00', time_zone: 'America/New_York', calendar_id: 'c1' });

describe('a new appointment', () => {
  it('is sent with what was filled in, spaces and empty lines left out', () => {
    const draft = { ...blank(), title: ' Cleaning ', location: ' ' };
    draft.participants = [{ ...newParticipant(), name: ' Kim ', phone: '202 555 0123' }, newParticipant()];
    draft.custom_data = [{ ...newField(), name: 'room', value: '4' }, newField()];
    expect(requestOfDraft(draft)).toEqual({
      title: 'Cleaning',
      start_time: '2026-11-22T10:00',
      end_time: '2026-11-22T10:30',
      time_zone: 'America/New_York',
      all_day: false,
      location: null,
      calendar_id: 'c1',
      custom_data: { room: '4' },
      participants: [{ name: 'Kim', phone: '202 555 0123', email: null, custom_data: {} }],
    });
  });

  it('of whole days is sent with its days', () => {
    expect(requestOfDraft({ ...blank(), all_day: true, end_date: '2026-11-23' })).toMatchObject({
      start_time: '2026-11-22',
      end_time: '2026-11-23',
      all_day: true,
    });
  });
});

describe('an appointment that is there', () => {
  it('opened and left alone changes nothing', () => {
    expect(changesOfDraft(EVENT, draftOfEvent(EVENT))).toEqual({ event: null, participants: [] });
  });

  it('of whole days comes back with its last day', () => {
    const event = {
      ...EVENT,
      all_day: true,
      start_time: '2026-11-22T00:00:00-05:00',
      end_time: '2026-11-24T00:00:00-05:00',
    };
    expect(draftOfEvent(event)).toMatchObject({ start_date: '2026-11-22', end_date: '2026-11-23' });
    expect(changesOfDraft(event, draftOfEvent(event))).toEqual({ event: null, participants: [] });
  });

  it('is sent with what differs, its times together', () => {
    const draft = { ...draftOfEvent(EVENT), start_time: '10:00', end_time: '10:30', location: 'Room 2' };
    expect(changesOfDraft(EVENT, draft).event).toEqual({
      start_time: '2026-11-22T10:00',
      end_time: '2026-11-22T10:30',
      time_zone: 'America/New_York',
      all_day: false,
      location: 'Room 2',
    });
  });

  it('tells who was added, changed and taken off', () => {
    const draft = draftOfEvent(EVENT);
    const [kim] = draft.participants;
    const lines = kim === undefined ? [] : [{ ...kim, phone: '+12025550199' }];
    draft.participants = [...lines, newParticipant(), { ...newParticipant(), name: 'Bo' }];
    expect(changesOfDraft(EVENT, draft).participants).toMatchObject([
      { what: 'change', id: 'p1', request: { name: 'Kim Lee', phone: '+12025550199', custom_data: { pet: 'Rex' } } },
      { what: 'add', request: { name: 'Bo', phone: null } },
      { what: 'remove', id: 'p2', name: 'Lou' },
    ]);
  });
});

it('custom fields keep their kind while what is typed is of it', () => {
  const fields = draftOfEvent(EVENT).custom_data;
  const typed = (values: Readonly<Record<string, string>>) =>
    dataOfFields(fields.map((field) => ({ ...field, value: values[field.name] ?? field.value })));
  expect(typed({})).toEqual(EVENT.custom_data);
  expect(typed({ visits: '4', vip: 'false', note: 'yes', room: '5' })).toEqual({
    visits: 4,
    vip: false,
    note: 'yes',
    room: '5',
  });
  expect(typed({ visits: 'many', vip: 'maybe' })).toMatchObject({ visits: 'many', vip: 'maybe' });
});

describe('the length', () => {
  it.each([
    [15, '15 minutes'],
    [60, '1 hour'],
    [90, '1 hour 30 minutes'],
    [1_441, '1 day 1 minute'],
  ])('of %i minutes is %s, and is kept when the start moves', (minutes, words) => {
    expect(lengthWords(minutes)).toBe(words);
    const moved = { ...blank(), start_date: '2026-12-31', start_time: '23:50' };
    expect(lengthOfDraft({ ...moved, ...endAfter(moved, minutes) })).toBe(minutes);
  });

  it('is unknown while a time is missing', () => {
    const open = { ...blank(), start_time: '' };
    expect(lengthOfDraft(open)).toBeNull();
    expect(endAfter(open, 30)).toEqual({ end_date: '2026-11-22', end_time: '10:30' });
  });
});
