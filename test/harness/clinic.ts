import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { Definition } from '@kept/rules/document';
import { parseDefinition } from '@kept/rules/parse-definition';
import { encrypt } from '@kept/persistence/encrypt';
import { installationKey } from '@kept/persistence/installation-key';
import type { TestDatabase } from './create-database.ts';

/** A sandbox account with one published schedule, as the seed makes one, written straight into the database. */
export interface Clinic {
  readonly account_id: string;
  readonly calendar_id: string;
  readonly schedule_id: string;
  readonly revision_id: string;
  /** Our number and mailbox. */
  readonly phone: string;
  readonly mailbox: string;
  readonly account_sid: string;
  readonly auth_token: string;
  readonly secret_key: Buffer;
  /** Runs a statement past row security. */
  readonly sql: <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  /** Makes an appointment with one participant and its sequence, ready for a first decision. */
  readonly book: (booking: Partial<Booking>) => Promise<Booked>;
  readonly close: () => Promise<void>;
}

export interface Booking {
  readonly phone: string | null;
  readonly email: string | null;
  readonly name: string;
  readonly title: string;
  /** Wall times in New York. */
  readonly start: string;
  readonly end: string;
}

export interface Booked {
  readonly appointment_id: string;
  readonly participant_id: string;
  readonly sequence_id: string;
}

/** A definition from a partial one; fails the test when the rules do not take it. */
export function definitionOf(document: object): Definition {
  const parsed = parseDefinition({ spec_version: 1, ...document });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.definition;
}

const START_AT = `($1::timestamp at time zone 'America/New_York')`;

export interface ClinicHome extends Pick<TestDatabase, 'superuser_url'> {
  /** The installation's, where another clinic is there already; a clinic beside it needs a number of its own. */
  readonly secret_key?: Buffer;
  readonly phone?: string;
}

/** Opens a clinic in a test database. Its clock is real until a test moves it. */
export async function openClinic(database: ClinicHome, definition: Definition): Promise<Clinic> {
  const pool = new pg.Pool({ connectionString: database.superuser_url, max: 2 });
  pool.on('error', () => undefined);
  const sql: Clinic['sql'] = async (text, values = []) => (await pool.query(text, [...values])).rows;
  const [account_id, user_id, calendar_id, schedule_id, revision_id, sms_id, smtp_id] = Array.from({ length: 7 }, () =>
    uuidv7(),
  );
  if (account_id === undefined || revision_id === undefined || schedule_id === undefined || calendar_id === undefined)
    throw new Error('no ids');
  const account_sid = `AC${randomBytes(16).toString('hex')}`;
  const auth_token = randomBytes(16).toString('hex');
  const { secret_key = randomBytes(32), phone = '+12025550100' } = database;
  const key = installationKey({ secret_key, previous_secret_key: null });
  const seal = (plain: object) => encrypt({ key, plain: JSON.stringify(plain) });
  const mailbox = 'clinic@kept.test';

  await sql(
    `insert into account (id, name, mode, time_zone) values ($1, 'Lakeside Dental', 'sandbox', 'America/New_York')`,
    [account_id],
  );
  await sql(
    `insert into "user" (id, account_id, email, name, role, password_hash) values ($1, $2, $3, 'Jo Admin', 'admin', 'x')`,
    [user_id, account_id, `admin-${account_sid.slice(-6)}@kept.test`],
  );
  await sql(
    `insert into calendar (id, account_id, name, time_zone, is_default) values ($1, $2, 'Dr. Ames', 'America/New_York', true)`,
    [calendar_id, account_id],
  );
  await sql(`insert into message_schedule (id, account_id, name) values ($1, $2, 'Standard visit')`, [
    schedule_id,
    account_id,
  ]);
  await sql(
    `insert into schedule_revision (id, account_id, schedule_id, number, status, definition, etag, published_at)
     values ($1, $2, $3, 1, 'published', $4, '1', now())`,
    [revision_id, account_id, schedule_id, JSON.stringify(definition)],
  );
  await sql(`update message_schedule set published_revision_id = $1 where id = $2`, [revision_id, schedule_id]);
  await sql(`insert into schedule_assignment (id, account_id, position, schedule_id) values ($1, $2, 1, $3)`, [
    uuidv7(),
    account_id,
    schedule_id,
  ]);
  for (const [id, provider, credentials] of [
    [sms_id, 'twilio', { account_sid, auth_token }],
    [smtp_id, 'smtp', {}],
  ] as const) {
    await sql(
      `insert into channel (id, account_id, sandbox, provider, account_mode, external_account, credentials, credentials_key_id)
       values ($1, $2, true, $3, 'sandbox', $4, $5, $6)`,
      [id, account_id, provider, account_sid, seal(credentials), key.id],
    );
  }
  await sql(
    `insert into sender (id, account_id, channel_id, type, address, is_default) values ($1, $2, $3, 'phone', $4, true)`,
    [uuidv7(), account_id, sms_id, phone],
  );
  await sql(
    `insert into sender (id, account_id, channel_id, type, address, is_default) values ($1, $2, $3, 'email', $4, true)`,
    [uuidv7(), account_id, smtp_id, mailbox],
  );

  const book: Clinic['book'] = async (booking) => {
    const { phone: client = '+12025550123', email = null, name = 'Ana López', title = 'Cleaning' } = booking;
    const [soon] = await sql<{ start: string; end: string }>(
      `select to_char(day, 'YYYY-MM-DD"T"12:00') as start, to_char(day, 'YYYY-MM-DD"T"12:30') as end from (
         select (now() + a.clock_offset_ms * interval '1 millisecond') at time zone 'America/New_York' + interval '2 days' as day
         from account a where a.id = $1) soon`,
      [account_id],
    );
    const { start = soon?.start ?? '', end = soon?.end ?? '' } = booking;
    const booked = { appointment_id: uuidv7(), participant_id: uuidv7(), sequence_id: uuidv7() };
    await sql(
      `insert into appointment (id, account_id, calendar_id, title, start_local, end_local, time_zone, start_at, created_at)
       select $4, $5, $6, $3, $1::timestamp, $2::timestamp, 'America/New_York', ${START_AT},
         now() + a.clock_offset_ms * interval '1 millisecond' from account a where a.id = $5`,
      [start, end, title, booked.appointment_id, account_id, calendar_id],
    );
    await sql(
      `insert into participant (id, account_id, appointment_id, position, name, phone, email) values ($1, $2, $3, 1, $4, $5, $6)`,
      [booked.participant_id, account_id, booked.appointment_id, name, client, email],
    );
    await sql(
      `insert into sequence (id, account_id, participant_id, appointment_id, schedule_id) values ($1, $2, $3, $4, $5)`,
      [booked.sequence_id, account_id, booked.participant_id, booked.appointment_id, schedule_id],
    );
    await sql(
      `insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at)
       select $1, a.id, $2, 1, 'started', 'started', '{"type":"started"}', now() + a.clock_offset_ms * interval '1 millisecond'
       from account a where a.id = $3`,
      [uuidv7(), booked.sequence_id, account_id],
    );
    return booked;
  };
  return {
    account_id,
    calendar_id,
    schedule_id,
    revision_id,
    phone,
    mailbox,
    account_sid,
    auth_token,
    secret_key,
    sql,
    book,
    close: () => pool.end(),
  };
}
