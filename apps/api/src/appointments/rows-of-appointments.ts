import type { ParticipantState } from '@kept/rules/facts';
import type { Instant } from '@kept/rules/instant';
import { taggedTitle } from '@kept/rules/title-tag';
import { eventEtag } from '@kept/sequences/events/event-etag';
import { isoWithOffset } from '@kept/sequences/events/iso-with-offset';
import type { AppointmentRow, Attention } from './appointment-row.schema.ts';
import { lastEvent } from './last-event.ts';
import type { JoinedRow } from './read-appointment-rows.ts';

/** A line of the list, and where it stands in it. */
export interface PlacedRow {
  readonly start_at: Instant;
  readonly row: AppointmentRow;
}

/** Puts the rows of each appointment together; they follow one another. Pure. */
export function rowsOfAppointments(joined: readonly JoinedRow[]): readonly PlacedRow[] {
  const groups: [JoinedRow, ...JoinedRow[]][] = [];
  for (const row of joined) {
    const last = groups.at(-1);
    if (last !== undefined && last[0].id === row.id) last.push(row);
    else groups.push([row]);
  }
  return groups.map((group) => ({ start_at: group[0].start_at, row: rowOf(group) }));
}

interface Person {
  readonly id: string;
  readonly name: string;
  readonly state: ParticipantState;
  readonly state_set_at: Instant | null;
}

function rowOf(group: readonly [JoinedRow, ...JoinedRow[]]): AppointmentRow {
  const [first] = group;
  const people = group.flatMap(({ participant_id: id, participant_name: name, state, state_set_at }): Person[] =>
    id === null || name === null || state === null ? [] : [{ id, name, state, state_set_at }],
  );
  const sequences = group.filter(({ sequence_id }) => sequence_id !== null);
  const schedules = new Map(
    sequences.flatMap(({ schedule_id, schedule_name }) =>
      schedule_id === null || schedule_name === null ? [] : [[schedule_id, schedule_name] as const],
    ),
  );
  const messages = messagesOf(first, sequences);
  return {
    id: first.id,
    title: taggedTitle(
      first.title,
      people.map(({ state }) => state),
    ),
    authored_title: first.title,
    start_time: isoWithOffset(first.start_local, first.time_zone),
    end_time: isoWithOffset(first.end_local, first.time_zone),
    time_zone: first.time_zone,
    all_day: first.all_day,
    location: first.location,
    status: first.status,
    calendar: { id: first.calendar_id, name: first.calendar_name },
    participants: people.map(({ id, name, state }) => ({ id, name, state })),
    schedules: [...schedules].map(([id, name]) => ({ id, name })),
    messages,
    attention: attentionOf(messages, sequences),
    last_event: lastEvent({
      created_at: first.created_at,
      moved_at: first.moved_at,
      cancelled_at: first.status === 'cancelled' ? first.cancelled_at : null,
      sent_at: first.sent_at,
      delivered_at: first.delivered_at,
      failed_at: first.failed_at,
      heard_at: sequences.reduce<Instant | null>((latest, { heard_at }) => later(latest, heard_at), null),
      states: people.map(({ state, state_set_at: at }) => ({ state, at })),
    }),
    etag: eventEtag(first.edition),
  };
}

const later = (one: Instant | null, other: Instant | null): Instant | null =>
  one === null || (other !== null && other > one) ? other : one;

const total = (numbers: readonly (number | null)[]): number => numbers.reduce<number>((sum, n) => sum + (n ?? 0), 0);

/** What is planned is known of each sequence from its first decision on; what a held one plans is held. */
function messagesOf(first: JoinedRow, sequences: readonly JoinedRow[]): AppointmentRow['messages'] {
  const moving = sequences.filter(({ is_held }) => is_held !== true);
  const resting = sequences.filter(({ is_held }) => is_held === true);
  const undecided = moving.some(({ planned_count }) => planned_count === null);
  return {
    sent: first.sent ?? 0,
    planned: undecided ? null : total([first.going, ...moving.map(({ planned_count }) => planned_count)]),
    failed: first.failed ?? 0,
    held: total([
      first.held,
      ...sequences.map(({ held_count }) => held_count),
      ...resting.map(({ planned_count }) => planned_count),
    ]),
    unknown: first.unknown ?? 0,
  };
}

function attentionOf(
  { failed, held, unknown }: AppointmentRow['messages'],
  sequences: readonly JoinedRow[],
): Attention[] {
  return [
    ...(failed > 0 ? (['failed'] as const) : []),
    ...(held > 0 || sequences.some(({ is_held }) => is_held) ? (['held'] as const) : []),
    ...(unknown > 0 ? (['unknown'] as const) : []),
    ...(sequences.some(({ is_stuck }) => is_stuck) ? (['stuck'] as const) : []),
  ];
}
