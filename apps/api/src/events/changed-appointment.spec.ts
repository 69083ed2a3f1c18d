import { describe, expect, it } from 'vitest';
import { changedAppointment, deletedAppointment, type AppointmentState } from './changed-appointment.ts';
import { changedTimes } from './changed-times.ts';
import type { ChangeEvent } from './event-request.schema.ts';

const before: AppointmentState = {
  title: 'Cleaning',
  location: null,
  external_id: null,
  calendar_id: '01a00000-0000-7000-8000-000000000001',
  custom_data: {},
  start_local: '2027-03-10T15:00',
  end_local: '2027-03-10T16:00',
  previous_start_local: null,
  time_zone: 'America/New_York',
  all_day: false,
  status: 'scheduled',
  version: 4,
  edition: 7,
  moved_at: null,
  cancelled_at: null,
};
const now = new Date('2027-03-01T12:00:00Z');

function change(request: ChangeEvent, from = before) {
  const times = changedTimes(from, request);
  if (!times.ok) throw new Error(JSON.stringify(times.errors));
  return changedAppointment(from, { request, times: times.value, now });
}

describe('what a change of an appointment comes to', () => {
  it.each<[string, ChangeEvent, readonly (readonly [string, number])[], number]>([
    ['nothing', { title: 'Cleaning', cancelled: false, start_time: '2027-03-10T15:00' }, [], 7],
    ['another title', { title: 'Root canal' }, [['edited', 4]], 8],
    ['another end', { end_time: '2027-03-10T17:00' }, [['edited', 4]], 8],
    ['another start', { start_time: '2027-03-11T15:00' }, [['moved', 5]], 8],
    ['another start and title', { start_time: '2027-03-11T15:00', title: 'Root canal' }, [['moved', 5]], 8],
    ['another zone', { time_zone: 'America/Los_Angeles' }, [['moved', 5]], 8],
    ['a cancellation', { cancelled: true }, [['cancelled', 5]], 8],
    [
      'another title and a cancellation',
      { title: 'Root canal', cancelled: true },
      [
        ['edited', 4],
        ['cancelled', 5],
      ],
      8,
    ],
    [
      'another start and a cancellation',
      { start_time: '2027-03-11T15:00', cancelled: true },
      [
        ['moved', 5],
        ['cancelled', 6],
      ],
      8,
    ],
  ])('%s', (_, request, told, edition) => {
    const { after, inputs } = change(request);
    expect(inputs.map(({ change: what, version }) => [what, version])).toEqual(told);
    expect(after).toMatchObject({ version: told.at(-1)?.[1] ?? 4, edition });
  });

  it('keeps the old start and the moment of a move, and resets the answer unless it is to be kept', () => {
    const moved = change({ start_time: '2027-03-11T15:00' });
    expect(moved).toMatchObject({
      after: { start_local: '2027-03-11T15:00', previous_start_local: '2027-03-10T15:00', moved_at: now },
      resets_answers: true,
    });
    const kept = change({ start_time: '2027-03-11T15:00', keep_answer: true });
    expect([kept.resets_answers, kept.inputs[0]?.keep_answer]).toEqual([false, true]);
  });

  it('forgets when it was cancelled once it is reinstated', () => {
    const cancelled = change({ cancelled: true }).after;
    expect(cancelled).toMatchObject({ status: 'cancelled', cancelled_at: now });
    expect(change({ cancelled: false }, cancelled)).toMatchObject({
      after: { status: 'scheduled', cancelled_at: null, version: 6 },
      inputs: [{ change: 'reinstated', version: 6 }],
    });
  });

  it('is a cancellation to the sequences when it is deleted, and one that was cancelled stays so', () => {
    const earlier = new Date('2027-02-01T12:00:00Z');
    expect(deletedAppointment({ ...before, cancelled_at: earlier }, { now })).toMatchObject({
      after: { status: 'cancelled', cancelled_at: earlier, version: 5, edition: 8 },
      inputs: [{ change: 'cancelled', version: 5 }],
    });
  });
});
