import type { ParticipantState } from '@kept/rules/facts';
import type { Instant, WallTime } from '@kept/rules/instant';
import type { Transaction } from '@kept/sequences/transaction';
import { rowsOfAppointments } from './rows-of-appointments.ts';

/** What `page` in a statement of ours selects of each appointment. */
const APPOINTMENT = `a.id, a.title, a.start_local, a.end_local, a.time_zone, a.start_at, a.all_day, a.location, a.status,
  a.edition, a.calendar_id, a.created_at, a.moved_at, a.cancelled_at`;

/** One participant of one appointment; an appointment without any has one row, too. */
export interface JoinedRow {
  readonly id: string;
  readonly title: string;
  readonly start_local: WallTime;
  readonly end_local: WallTime;
  readonly time_zone: string;
  readonly start_at: Instant;
  readonly all_day: boolean;
  readonly location: string | null;
  readonly status: 'scheduled' | 'cancelled';
  readonly edition: number;
  readonly calendar_id: string;
  readonly calendar_name: string;
  readonly created_at: Instant;
  readonly moved_at: Instant | null;
  readonly cancelled_at: Instant | null;
  /** Of the messages of the appointment; null when there are none. */
  readonly sent: number | null;
  readonly going: number | null;
  readonly failed: number | null;
  readonly unknown: number | null;
  readonly held: number | null;
  readonly sent_at: Instant | null;
  readonly delivered_at: Instant | null;
  readonly failed_at: Instant | null;
  readonly participant_id: string | null;
  readonly participant_name: string | null;
  readonly state: ParticipantState | null;
  readonly state_set_at: Instant | null;
  readonly sequence_id: string | null;
  readonly schedule_id: string | null;
  readonly schedule_name: string | null;
  readonly planned_count: number | null;
  readonly held_count: number | null;
  readonly heard_at: Instant | null;
  readonly is_held: boolean | null;
  readonly is_stuck: boolean | null;
}

/** Notices to staff are not the client's messages, but one that fails is somebody's trouble all the same. */
const rowsOf = (page: string, direction: 'asc' | 'desc'): string => `with page as (${page})
  select page.*, c.name as calendar_name, told.*,
    p.id as participant_id, p.name as participant_name, p.state, p.state_set_at,
    s.id as sequence_id, s.schedule_id, ms.name as schedule_name, s.planned_count, s.held_count, s.heard_at,
    s.held_at is not null as is_held, s.stuck_at is not null as is_stuck
  from page
  join calendar c on c.account_id = $1 and c.id = page.calendar_id
  left join lateral (
    select count(*) filter (where m.status in ('accepted', 'delivered') and m.kind <> 'notification')::int as sent,
      count(*) filter (where m.status in ('planned', 'due', 'sending') and m.kind <> 'notification')::int as going,
      count(*) filter (where m.status = 'failed')::int as failed,
      count(*) filter (where m.status = 'unknown')::int as unknown,
      count(*) filter (where m.status = 'held')::int as held,
      max(m.sent_at) filter (where m.status = 'accepted' and m.kind <> 'notification') as sent_at,
      max(m.sent_at) filter (where m.status = 'delivered' and m.kind <> 'notification') as delivered_at,
      max(coalesce(m.sent_at, m.due_at)) filter (where m.status = 'failed') as failed_at
    from message m where m.account_id = $1 and m.appointment_id = page.id) told on true
  left join participant p on p.account_id = $1 and p.appointment_id = page.id and p.removed_at is null
  left join sequence s on s.account_id = $1 and s.participant_id = p.id
  left join message_schedule ms on ms.account_id = $1 and ms.id = s.schedule_id
  order by page.start_at ${direction}, page.id ${direction}, p.position, p.id`;

export interface RowsRequest {
  /** Under which the statement is prepared; empty: planned anew each time, for what has too many forms. */
  readonly name: string;
  /** `from … where …` over an appointment `a` of account `$1`, without order. */
  readonly source: string;
  readonly values: readonly unknown[];
  readonly direction: 'asc' | 'desc';
  /** The placeholder of the limit. */
  readonly limit: string;
}

/** Appointments as lines of the list, by start and id, with what the list says of their messages. One round trip. */
export async function readAppointmentRows(transaction: Transaction, request: RowsRequest) {
  const { name, source, values, direction, limit } = request;
  const page = `select ${APPOINTMENT} ${source} order by a.start_at ${direction}, a.id ${direction} limit ${limit}`;
  return rowsOfAppointments(await transaction.read<JoinedRow>({ name, text: rowsOf(page, direction) }, values));
}
