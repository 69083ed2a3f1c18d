import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOrm } from '@kept/persistence/orm';
import { newId } from '@kept/persistence/new-id';
import { installationKey } from '@kept/persistence/installation-key';
import { Client } from 'pg';
import { createDatabase } from '../../../test/harness/create-database.ts';
import { startProcess } from '../../../test/harness/process.ts';
import { CLINIC } from './commands/demo/clinic.ts';
import { createDemo } from './commands/demo/create-demo.ts';
import { freePort } from './free-port.spec-support.ts';

/** The installation's secret key. */
export const TEST_SECRET = Buffer.alloc(32, 7);

/** Somebody who can sign in. */
export interface Person {
  readonly email: string;
  readonly password: string;
}

/** An account of the running API. */
export interface TestAccount {
  readonly account_id: string;
  readonly api_key: string;
  readonly email: string;
  readonly admin: Person;
  readonly staff: Person;
  readonly carrier: { readonly account_sid: string; readonly auth_token: string };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body; null when it is no JSON. */
  readonly body: unknown;
}

interface Call {
  readonly method?: string;
  /** Null: no key. */
  readonly key?: string | null;
  readonly json?: unknown;
  /** A body as it is, instead of `json`. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The built API over HTTP on a database of its own, with two accounts; no worker and no Temporal server. */
export interface RunningApi {
  readonly url: string;
  readonly public_url: string;
  readonly env: NodeJS.ProcessEnv;
  readonly ours: TestAccount;
  readonly theirs: TestAccount;
  /** One more account, as the others. */
  readonly newAccount: () => Promise<TestAccount>;
  /** Asks as `ours` unless told otherwise. */
  readonly call: (path: string, call?: Call) => Promise<Answer>;
  /** Looks into the database, past row security. */
  readonly rows: (
    statement: string,
    values?: readonly unknown[],
  ) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

const dist = join(import.meta.dirname, '..', 'dist');

interface Urls {
  readonly app_url: string;
  readonly superuser_url: string;
}

/** Settings that differ from the usual ones; `url` is where the API will listen. */
type MoreSettings = (at: { readonly url: string }) => NodeJS.ProcessEnv;

/** Starts it on a database that is there and migrated. */
export async function startApiOn(
  { app_url, superuser_url }: Urls,
  more: MoreSettings = () => ({}),
): Promise<RunningApi> {
  const [ours, theirs] = await Promise.all([account(app_url, 'ours'), account(app_url, 'theirs')]);
  const port = await freePort();
  const data_folder = await mkdtemp(join(tmpdir(), 'kept-api-'));
  const url = `http://127.0.0.1:${port}`;
  // what clients are told differs from where we listen, as behind a proxy
  const { KEPT_PUBLIC_URL: public_url = 'https://kept.example.org', ...settings } = more({ url });
  const env = {
    PATH: process.env['PATH'],
    KEPT_DATA: data_folder,
    KEPT_PORT: String(port),
    KEPT_PUBLIC_URL: public_url,
    KEPT_SECRET_KEY: TEST_SECRET.toString('base64'),
    KEPT_LOG_LEVEL: 'info',
    DATABASE_URL: app_url,
    // nothing listens there: all of this works without Temporal
    TEMPORAL_ADDRESS: `127.0.0.1:${await freePort()}`,
    // no carrier either: a spec delivers by itself what it wants delivered
    KEPT_ANSWERS_AT_ONCE: '0',
    ...settings,
  };
  const api = await startProcess({
    command: process.execPath,
    args: [join(dist, 'main.js')],
    env,
    ready: /api listening/,
    ready_within_ms: 30_000,
  });
  const superuser = new Client({ connectionString: superuser_url });
  superuser.on('error', () => undefined);
  await superuser.connect();
  return {
    url,
    public_url,
    env,
    ours,
    theirs,
    newAccount: () => account(app_url, newId()),
    call: async (path, { method = 'GET', key = ours.api_key, json, raw, headers = {} } = {}) => {
      const body = raw ?? (json === undefined ? undefined : JSON.stringify(json));
      const answer = await fetch(`${url}${path}`, {
        method,
        redirect: 'manual',
        ...(body === undefined ? {} : { body }),
        headers: {
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
      });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, text, body: parsed(text) };
    },
    rows: async (statement, values = []) => (await superuser.query(statement, [...values])).rows,
    output: () => api.output(),
    stop: async () => {
      await superuser.end().catch(() => undefined);
      await api.stop();
      await rm(data_folder, { recursive: true, force: true });
    },
  };
}

/** Starts it on a database of its own. */
export async function startApi(more?: MoreSettings): Promise<RunningApi> {
  const database = await createDatabase();
  const api = await startApiOn(database, more);
  return {
    ...api,
    stop: async () => {
      await api.stop();
      await database.drop();
    },
  };
}

async function account(app_url: string, name: string): Promise<TestAccount> {
  const orm = await createOrm({ app_url, pool: 1 });
  const account_id = newId();
  const carrier = { account_sid: `AC${randomBytes(16).toString('hex')}`, auth_token: randomBytes(16).toString('hex') };
  const email = `admin@${name}.example`;
  const clinic = {
    ...CLINIC,
    name,
    admin: { name: 'Ada', email },
    staff: { name: 'Sam', email: `desk@${name}.example` },
  };
  const { api_key, admin, staff } = await createDemo({
    orm,
    account_id,
    clinic,
    secret_key: installationKey({ secret_key: TEST_SECRET, previous_secret_key: null }),
    carrier,
  });
  await orm.close();
  return { account_id, api_key, email, admin, staff, carrier };
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}
