import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { SCOPES } from '@kept/api/access/scopes';
import { createHotPool } from '@kept/persistence/pool';
import type { Definition } from '@kept/rules/document';
import { setClock } from '@kept/sequences/sandbox/clock-queries';
import { moveClock } from '@kept/sequences/sandbox/move-clock';
import { inTransaction } from '@kept/sequences/transaction';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import { createNudger, type Nudger } from '@kept/workflows/appointment-sequence/client';
import { reminder } from '../fixtures/reminder.ts';
import { giveApiKey } from '../harness/give-api-key.ts';
import { openClinic, type Booked, type Booking, type Clinic } from '../harness/clinic.ts';
import { createDatabase, type TestDatabase } from '../harness/create-database.ts';
import { eventually } from '../harness/eventually.ts';
import { freshNamespace } from '../harness/fresh-namespace.ts';
import { startProcess, type TestProcess } from '../harness/process.ts';
import { freePortRow } from '../harness/start-product.ts';
import { temporalAddress } from '../harness/temporal-address.ts';
import { startCarrier, type RunningCarrier } from './running-carrier.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

const root = join(import.meta.dirname, '..', '..');

/** The whole product around one clinic: its built processes, the carrier, and wires to hold still. */
export interface RunningClinic {
  readonly clinic: Clinic;
  readonly database: TestDatabase;
  readonly carrier: RunningCarrier;
  readonly nudger: Nudger;
  readonly temporal: Client;
  readonly api_url: string;
  /** Of the clinic's admin, with every scope. */
  readonly api_key: string;
  /** Asks the public API with a key of the clinic's admin; answers status and body. */
  readonly request: (request: ApiRequest) => Promise<{ readonly status: number; readonly body: unknown }>;
  /** The workers' wires; the API and the test have their own. */
  readonly to_temporal: TcpProxy;
  readonly to_database: TcpProxy;
  readonly startWorker: (env?: NodeJS.ProcessEnv) => Promise<TestProcess>;
  /** Kills every worker that still runs, and cuts their wires. */
  readonly killWorkers: () => Promise<void>;
  /** The API that runs from the start. */
  readonly api: TestProcess;
  /** The same once more; at a port of its own when told so. */
  readonly startApi: (env?: NodeJS.ProcessEnv) => Promise<TestProcess>;
  /** Runs a script of the worker's build to its end and answers what it printed. */
  readonly runScript: (name: 'rebuild' | 'recover', args?: readonly string[]) => Promise<string>;
  /** Books and lets the first decision happen. */
  readonly book: (booking: Partial<Booking>) => Promise<Booked>;
  readonly nudge: (...booked: readonly Booked[]) => Promise<void>;
  /** Waits for the first decision of each, and answers the last of their wakes. */
  readonly untilWaiting: (...booked: readonly Booked[]) => Promise<string>;
  /** Waits likewise, sets the clock to the last of their wakes and tells nobody. */
  readonly jumpToWakeOf: (...booked: readonly Booked[]) => Promise<void>;
  /** Walks the clock on, letting everything on the way happen; fails with what hangs. */
  readonly advance: (interval: string) => Promise<void>;
  /** The client's text, and the status our webhook answered. */
  readonly say: (from: string, body: string) => Promise<number | null>;
  readonly messages: (booked: Booked) => Promise<readonly StoredMessage[]>;
  /** Of which messages staff hear, or will within minutes, that nobody knows whether they arrived. */
  readonly toldUnknown: () => Promise<readonly string[]>;
  /** What all processes of ours have printed. */
  readonly printed: () => string;
  readonly close: () => Promise<void>;
}

export interface StoredMessage {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly reason: string | null;
  readonly auto_message_id: string | null;
  readonly notify_reason: string | null;
  readonly attempts: number;
}

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ClinicOptions {
  readonly definition?: Definition;
  /** A database server and a Temporal of the test's own, when it stops them. */
  readonly database?: TestDatabase;
  readonly temporal_address?: string;
  /** How often the workers ask the carrier what it knows; unless given, a test sees what happens without. */
  readonly ask_providers_every?: string;
  /** Settings of every process of the product, over those here. */
  readonly env?: NodeJS.ProcessEnv;
}

/** What Node says last when nobody catches an error. */
const DIED_OF_A_FAULT = /^Node\.js v\d/m;

interface Start {
  readonly env: NodeJS.ProcessEnv;
  readonly ready: RegExp;
  readonly args?: readonly string[];
}

/** Starts everything but the worker. */
export async function openRunningClinic(options: ClinicOptions = {}): Promise<RunningClinic> {
  const database = options.database ?? (await createDatabase());
  const address = options.temporal_address ?? temporalAddress();
  const namespace = options.temporal_address === undefined ? await freshNamespace() : 'default';
  const [clinic, carrier] = await Promise.all([openClinic(database, options.definition ?? reminder), startCarrier()]);
  const api_port = await freePortRow();
  const { account_id, account_sid, auth_token, phone } = clinic;
  const api_url = `http://127.0.0.1:${api_port}`;
  await carrier.control('PUT', `/accounts/${account_sid}`, { auth_token, friendly_name: 'faults' });
  await carrier.control('PUT', `/accounts/${account_sid}/numbers/${phone}`, {
    sms_url: `${api_url}/v1/webhooks/twilio/${account_id}/messages`,
    // The carrier must not hide what we would send after a STOP.
    carrier_answers_opt_out: false,
  });

  const to_temporal = await startTcpProxy(Number(address.split(':')[1]));
  const to_database = await startTcpProxy(Number(new URL(database.app_url).port));
  const proxied = new URL(database.app_url);
  proxied.port = String(to_database.port);
  const common = {
    PATH: process.env['PATH'],
    KEPT_SECRET_KEY: clinic.secret_key.toString('base64'),
    KEPT_PORT: String(api_port),
    KEPT_PUBLIC_URL: api_url,
    KEPT_CARRIER_URL: carrier.url,
    KEPT_SMTP_URL: `smtp://127.0.0.1:${carrier.smtp_port}`,
    TEMPORAL_NAMESPACE: namespace,
    TEMPORAL_TASK_TIMEOUT: '2s',
    TEMPORAL_STICKY_TIMEOUT: '2s',
    KEPT_ASK_PROVIDERS_EVERY: options.ask_providers_every ?? '3600s',
    ...options.env,
  };
  const direct = { ...common, DATABASE_URL: database.app_url, TEMPORAL_ADDRESS: address };
  const processes: TestProcess[] = [];
  const workers: TestProcess[] = [];
  const start = async (script: string, { env, ready, args = [] }: Start) => {
    const started = await startProcess({
      command: process.execPath,
      args: [join(root, script), ...args],
      env,
      ready,
      ready_within_ms: 90_000,
    });
    processes.push(started);
    return started;
  };
  const startApi = (env: NodeJS.ProcessEnv = {}) =>
    start('apps/api/dist/main.js', { env: { ...direct, ...env }, ready: /api listening/ });

  const pool = createHotPool({ app_url: database.app_url, max: 4 });
  pool.on('error', () => undefined);
  const nudger = createNudger({ connection: { address }, namespace, task_timeout_ms: 2_000, timeout_ms: 5_000 });
  const connection = Connection.lazy({ address });
  const api = await startApi();

  const api_key = await giveApiKey(clinic, SCOPES);

  const scope = { pool, account_id };
  const refOf = (booked: Booked): SequenceRef => ({
    account_id,
    schedule_id: clinic.schedule_id,
    schedule_name: 'Standard visit',
    ...booked,
  });
  const nudge: RunningClinic['nudge'] = async (...booked) => {
    const { error } = await nudger.nudge(booked.map(refOf));
    if (error !== null) throw new Error(error);
  };
  const untilWaiting: RunningClinic['untilWaiting'] = (...booked) =>
    eventually(async () => {
      const [row] = await clinic.sql<{ at: Date; decided: number }>(
        `select max(wake_at) as at, count(wake_at)::int as decided from sequence where id = any($1)`,
        [booked.map(({ sequence_id }) => sequence_id)],
      );
      if (row === undefined || row.decided < booked.length) throw new Error('a sequence waits for no time');
      return row.at.toISOString();
    });
  return {
    clinic,
    database,
    carrier,
    nudger,
    api_url,
    api_key,
    to_temporal,
    to_database,
    nudge,
    api,
    startApi,
    temporal: new Client({ connection, namespace }),
    request: async ({ method, path, body, headers }) => {
      const answer = await fetch(api_url + path, {
        method,
        headers: {
          authorization: `Bearer ${api_key}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
    },
    startWorker: async (env = {}) => {
      const worker = await start('apps/worker/dist/main.js', {
        env: { ...common, DATABASE_URL: proxied.href, TEMPORAL_ADDRESS: `127.0.0.1:${to_temporal.port}`, ...env },
        ready: /takes work/,
      });
      workers.push(worker);
      return worker;
    },
    killWorkers: async () => {
      await Promise.all(workers.map((each) => each.kill()));
      to_temporal.cut();
      to_database.cut();
    },
    runScript: async (name, args) => {
      const script = await start(`apps/worker/dist/${name}.js`, {
        env: direct,
        ready: /\n$/,
        ...(args === undefined ? {} : { args }),
      });
      await script.ended;
      return script.output();
    },
    book: async (booking) => {
      const booked = await clinic.book(booking);
      await nudge(booked);
      return booked;
    },
    untilWaiting,
    jumpToWakeOf: async (...booked) => {
      const to = await untilWaiting(...booked);
      await inTransaction(scope, (transaction) => setClock(transaction, { account_id, to }));
    },
    advance: async (interval) => {
      const [row] = await clinic.sql<{ to: Date }>(
        `select clock_timestamp() + clock_offset_ms * interval '1 millisecond' + $2::interval as to from account where id = $1`,
        [account_id, interval],
      );
      const to = row?.to.toISOString() ?? '';
      const moved = await moveClock({
        pool,
        account_id,
        to,
        nudge: (sequences) => nudger.nudge(sequences),
        nudgeBroadcasts: (broadcasts) => nudger.broadcast(broadcasts),
        wake: (messages) => nudger.wake(messages),
      });
      if (moved.type !== 'moved') throw new Error(JSON.stringify(moved));
    },
    say: (from, body) => carrier.say({ from, to: phone, body }),
    messages: ({ sequence_id }) =>
      clinic.sql<StoredMessage>(
        `select m.id, m.kind, m.status, m.status_reason as reason, m.auto_message_id, m.notify_reason,
           (select count(*)::int from delivery_attempt a where a.message_id = m.id) as attempts
         from message m where m.sequence_id = $1 order by m.created_at, m.id`,
        [sequence_id],
      ),
    toldUnknown: async () =>
      (await clinic.sql<{ message_id: string }>('select message_id from unknown_notice')).map(
        ({ message_id }) => message_id,
      ),
    printed: () => processes.map((each) => each.output()).join(''),
    close: async () => {
      await Promise.all(processes.map((each) => each.kill()));
      await Promise.all([
        nudger.close(),
        connection.close(),
        pool.end(),
        clinic.close(),
        carrier.stop(),
        to_temporal.close(),
        to_database.close(),
      ]);
      if (options.database === undefined) await database.drop();
      const crashed = processes.map((each) => each.output()).find((output) => DIED_OF_A_FAULT.test(output));
      if (crashed !== undefined) throw new Error(`a process of the product died of a fault:\n${crashed.slice(-4_000)}`);
    },
  };
}
