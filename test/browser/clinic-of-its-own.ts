import { randomBytes, randomInt } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { z } from 'zod';
import { createDemo } from '@kept/api/commands/demo/create-demo';
import { CLINIC } from '@kept/api/commands/demo/clinic';
import { registerMailRoute } from '@kept/api/commands/demo/register-mail-route';
import { registerWithCarrier } from '@kept/api/commands/demo/register-with-carrier';
import { databasePasswords } from '@kept/launcher/data-folder/secrets';
import { readRuntime } from '@kept/launcher/data-folder/runtime';
import { newId } from '@kept/persistence/new-id';
import { createOrm } from '@kept/persistence/orm';
import { installationKey } from '@kept/persistence/installation-key';
import '../harness/provided.ts';

interface Person {
  readonly email: string;
  readonly password: string;
}

interface Booking {
  readonly title?: string;
  /** A date; without it in three days. */
  readonly day?: string;
  /** `10:00` and so on. */
  readonly time?: string;
  readonly location?: string;
  readonly participants?: readonly { readonly name: string; readonly phone?: string; readonly email?: string }[];
}

const eventSchema = z.object({
  id: z.string(),
  title: z.string(),
  start_time: z.string(),
  participants: z.array(z.object({ id: z.string(), name: z.string() })),
});

const schedulesSchema = z.object({ message_schedules: z.array(z.object({ id: z.string() })) });

type Event = Readonly<z.infer<typeof eventSchema>>;

/** An account beside the demo's in the product that the tier shares, empty but for its published schedule. */
export interface OwnClinic {
  readonly account_id: string;
  readonly schedule_id: string;
  readonly name: string;
  readonly admin: Person;
  readonly staff: Person;
  /** Its number, which its clients text. */
  readonly phone: string;
  /** The API by the clinic's key: another way than through the page. */
  readonly api: (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object) => Promise<unknown>;
  /** Another definition for its schedule. */
  readonly publish: (definition: object) => Promise<void>;
  readonly book: (booking?: Booking) => Promise<Event>;
  /** A call handed to the carrier as a worker would; it speaks the TwiML that stands at `url`. */
  readonly call: (asked: { readonly to: string; readonly url: string }) => Promise<void>;
  /** A statement past the API and past row security. */
  readonly sql: (text: string, values?: readonly unknown[]) => Promise<void>;
}

const environmentSchema = z.object({
  DATABASE_URL: z.string(),
  KEPT_SECRET_KEY: z.string(),
  KEPT_CARRIER_URL: z.string(),
});

/** A number that no other test texts, under the 555 that nobody has. */
export function someNumber(): string {
  return `+1202555${String(randomInt(200, 9999)).padStart(4, '0')}`;
}

/** A day some days from today, as the clinic counts them. */
export function dayIn(days: number): string {
  const zone = new Intl.DateTimeFormat('en-CA', { timeZone: CLINIC.time_zone });
  return zone.format(Date.now() + days * 86_400_000);
}

/** Opens it, made as the seed makes the demo's. */
export async function clinicOfItsOwn(name = 'Hill Street Physio'): Promise<OwnClinic> {
  const product = inject('kept_product');
  if (product === null) throw new Error('only the browser tier has a product');
  const { data_folder, demo, port } = product;
  const { DATABASE_URL, KEPT_SECRET_KEY, KEPT_CARRIER_URL } = environmentSchema.parse(
    (await readRuntime(data_folder))?.environment,
  );
  const account_id = newId();
  const mark = randomBytes(4).toString('hex');
  const clinic = {
    ...CLINIC,
    name,
    admin: { name: 'Ada Hill', email: `ada-${mark}@hill.example` },
    staff: { name: 'Sam Street', email: `sam-${mark}@hill.example` },
    phone: someNumber(),
    mailbox: `desk-${mark}@hill.example`,
    demo_phone: someNumber(),
  };
  const carrier = { account_sid: `AC${randomBytes(16).toString('hex')}`, auth_token: randomBytes(16).toString('hex') };
  const { phone } = clinic;
  const sms_url = `${demo.url}/v1/webhooks/twilio/${account_id}/messages`;
  await registerWithCarrier(KEPT_CARRIER_URL, { ...carrier, name, phone, sms_url });
  const secret_key = installationKey({
    secret_key: Buffer.from(KEPT_SECRET_KEY, 'base64'),
    previous_secret_key: null,
  });
  await registerMailRoute(KEPT_CARRIER_URL, { account_id, url: demo.url, secret: secret_key.bytes });
  const orm = await createOrm({ app_url: DATABASE_URL, pool: 1 });
  const { admin, staff, api_key } = await createDemo({ orm, account_id, clinic, secret_key, carrier }).finally(() =>
    orm.close(),
  );

  const api: OwnClinic['api'] = async (method, path, body) => {
    const answer = await fetch(`${demo.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${api_key}`,
        ...(body && { 'content-type': 'application/json' }),
        // Over whatever is there.
        ...(method === 'PUT' && { 'if-match': '*' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
  const { message_schedules } = schedulesSchema.parse(await api('GET', '/v1/message_schedules'));
  const [schedule] = message_schedules;
  if (schedule === undefined) throw new Error('the clinic has no schedule');
  return {
    account_id,
    schedule_id: schedule.id,
    name,
    admin,
    staff,
    phone,
    api,
    publish: async (definition) => {
      await api('PUT', `/v1/message_schedules/${schedule.id}/draft`, { definition });
      await api('POST', `/v1/message_schedules/${schedule.id}/publish`, {});
    },
    book: async (booking = {}) => {
      const { title = 'Cleaning', day = dayIn(3), time = '10:00', participants, location } = booking;
      const start_time = `${day}T${time}`;
      const end_time = `${day}T${time.slice(0, 3)}${String(Number(time.slice(3)) + 20).padStart(2, '0')}`;
      const people = participants ?? [{ name: 'Robin Park', phone: someNumber() }];
      const made = await api('POST', '/v1/events', {
        events: [{ title, start_time, end_time, participants: people, ...(location !== undefined && { location }) }],
      });
      const [event] = z.object({ events: z.array(eventSchema) }).parse(made).events;
      if (event === undefined) throw new Error('no event was made');
      return event;
    },
    call: async ({ to, url }) => {
      const { account_sid, auth_token } = carrier;
      const answer = await fetch(`${KEPT_CARRIER_URL}/2010-04-01/Accounts/${account_sid}/Calls.json`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${account_sid}:${auth_token}`).toString('base64')}` },
        body: new URLSearchParams({ To: to, From: phone, Url: url }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    sql: async (text, values = []) => {
      const { superuser } = await databasePasswords(data_folder);
      const client = new pg.Client({
        connectionString: `postgres://postgres:${superuser}@127.0.0.1:${port + 3}/kept`,
      });
      await client.connect();
      await client.query(text, [...values]).finally(() => client.end());
    },
  };
}
