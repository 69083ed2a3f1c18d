import { randomUUID } from 'node:crypto';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import type { Clinic } from '../harness/clinic.ts';

/** Appointments of one clinic that all begin at one time, each of a client of their own. */
export interface Batch {
  readonly clinic: Clinic;
  /** Their title, which nothing else has. */
  readonly tag: string;
  readonly refs: readonly SequenceRef[];
}

const APPOINTMENTS = `
  insert into appointment (id, account_id, calendar_id, title, start_local, end_local, time_zone, start_at, created_at)
  select uuidv7(), a.id, $2, $3, t, t + interval '30 minutes', 'America/New_York', t at time zone 'America/New_York',
    now() + a.clock_offset_ms * interval '1 millisecond'
  from account a, generate_series(1, $4::int), lateral (select date_trunc('minute',
    (now() + a.clock_offset_ms * interval '1 millisecond') at time zone 'America/New_York') + $5 * interval '1 minute' as t) times
  where a.id = $1`;

const PARTICIPANTS = `
  insert into participant (id, account_id, appointment_id, position, name, phone)
  select uuidv7(), $1, id, 1, 'Ana López', '+1202' || ($3::int + row_number() over (order by id))
  from appointment where account_id = $1 and title = $2`;

const SEQUENCES = `
  insert into sequence (id, account_id, participant_id, appointment_id, schedule_id)
  select uuidv7(), $1, p.id, a.id, $3 from appointment a join participant p on p.appointment_id = a.id
  where a.account_id = $1 and a.title = $2`;

const INPUTS = `
  insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at)
  select uuidv7(), s.account_id, s.id, 1, 'started', 'started', '{"type":"started"}', a.created_at
  from sequence s join appointment a on a.id = s.appointment_id where a.account_id = $1 and a.title = $2`;

/** Numbers of the 202 from here on; nobody else in the benchmarks has those. */
let phones = 2_000_000;

export interface Booking {
  readonly count: number;
  /** How far ahead they begin on the clinic's clock. */
  readonly minutes?: number;
}

/** Books as many in one go, with their sequences ready for a first decision. */
export async function bookMany(clinic: Clinic, { count, minutes = 120 }: Booking): Promise<Batch> {
  const { sql, account_id, calendar_id, schedule_id } = clinic;
  const tag = randomUUID();
  await sql(APPOINTMENTS, [account_id, calendar_id, tag, count, minutes]);
  await sql(PARTICIPANTS, [account_id, tag, phones]);
  phones += count;
  await sql(SEQUENCES, [account_id, tag, schedule_id]);
  await sql(INPUTS, [account_id, tag]);
  const rows = await sql<{ appointment_id: string; participant_id: string; sequence_id: string }>(
    `select s.appointment_id, s.participant_id, s.id as sequence_id from sequence s
     join appointment a on a.id = s.appointment_id where a.account_id = $1 and a.title = $2 order by s.id`,
    [account_id, tag],
  );
  const refs = rows.map((row) => ({ account_id, schedule_id, schedule_name: 'Standard visit', ...row }));
  return { clinic, tag, refs };
}
