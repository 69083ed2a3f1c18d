import { expect, it } from 'vitest';
import type { AppointmentRow } from '#lib/api/generated/types.gen.ts';
import { detailOfRow } from './detail-of-row.ts';
import { listedIn } from './listed-in.ts';

const row = (id: string, title = id): AppointmentRow => ({
  id,
  title,
  authored_title: title,
  start_time: '2026-11-22T09:00:00-05:00',
  end_time: '2026-11-22T10:00:00-05:00',
  time_zone: 'America/New_York',
  all_day: false,
  location: null,
  status: 'scheduled',
  calendar: { id: 'c', name: 'Dr. Ames' },
  participants: [{ id: 'p', name: 'Kim Lee', state: 'confirmed' }],
  schedules: [],
  messages: { sent: 0, planned: 1, failed: 0, held: 0, unknown: 0 },
  attention: [],
  last_event: null,
  etag: '"e1"',
});

const page = (...appointments: readonly AppointmentRow[]) => ({ appointments: [...appointments] });

it('finds the line of an appointment in the first list that has it, and what stands around it', () => {
  const pages = [page(row('a'), row('b', 'New'), row('c')), page(row('b', 'Old'))];
  expect(listedIn(pages, 'b')).toMatchObject({ row: { title: 'New' }, neighbours: ['c', 'a'] });
  expect(listedIn(pages, 'a')?.neighbours).toEqual(['b']);
  expect(listedIn(pages, 'z')).toBeNull();
});

it('shows of a line what it knows, and nothing it does not', () => {
  expect(detailOfRow(row('a'))).toMatchObject({
    title: 'a',
    participants: [{ name: 'Kim Lee', state: 'confirmed', phone: null, sequence: null }],
  });
});
