import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import pg from 'pg';
import { stringify } from 'yaml';
import { capture } from '@kept/launcher/capture';
import { progressLines } from '@kept/launcher/progress';
import { searchAttributes } from '@kept/launcher/temporal/search-attributes';
import { eventually } from '../harness/eventually.ts';
import { startProcess, type TestProcess } from '../harness/process.ts';
import { reaper } from '../harness/reaper.ts';
import { freePortRow } from '../harness/start-product.ts';
import { findTemporalService } from './find-temporal-service.ts';

const USER = 'temporal';
const PASSWORD = 'test';
const STORES = ['temporal', 'temporal_visibility'] as const;
const SCHEMAS = { temporal: 'temporal', temporal_visibility: 'visibility' } as const;

/** Temporal as an operator runs it: the server itself, with what it knows in PostgreSQL. */
export interface TemporalServer {
  readonly address: string;
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
}

/** Makes its role, databases and tables in that PostgreSQL, starts it and makes the namespace `default`. */
export async function startTemporalService(superuser_url: string): Promise<TemporalServer> {
  const { server: program, schema } = await findTemporalService(progressLines(console.error));
  const postgres_port = Number(new URL(superuser_url).port);
  await createDatabases(superuser_url);
  const tool = async (store: (typeof STORES)[number], ...args: readonly string[]): Promise<void> => {
    const where = ['--plugin', 'postgres12', '--ep', '127.0.0.1', '-p', String(postgres_port), '-u', USER];
    const { code, output } = await capture({
      command: schema,
      args: [...where, '--pw', PASSWORD, '--db', store, ...args],
      env: { PATH: process.env['PATH'] },
    });
    if (code !== 0) throw new Error(`the tables of ${store} could not be made: ${output.slice(-1_000)}`);
  };
  for (const store of STORES) {
    await tool(store, 'setup-schema', '-v', '0.0');
    await tool(store, 'update-schema', '--schema-name', `postgresql/v12/${SCHEMAS[store]}`);
  }

  const folder = reaper.folder();
  const [grpc, membership] = [await freePortRow(), await freePortRow()];
  await mkdir(join(folder, 'config'));
  await writeFile(join(folder, 'dynamic.yaml'), '');
  await writeFile(
    join(folder, 'config', 'production.yaml'),
    stringify(configuration({ postgres_port, grpc, membership, folder })),
  );
  const launch = (): Promise<TestProcess> =>
    startProcess({
      command: program,
      args: ['--root', folder, '--env', 'production', '--allow-no-auth', 'start'],
      env: { PATH: process.env['PATH'] },
      ready: () => answers(address),
      ready_within_ms: 120_000,
    });
  const address = `127.0.0.1:${grpc}`;
  let server = await launch();
  await prepare(address);
  return {
    address,
    kill: () => server.kill(),
    start: async () => {
      server = await launch();
    },
  };
}

async function createDatabases(superuser_url: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuser_url });
  await client.connect();
  try {
    await client.query(`create role ${USER} login password '${PASSWORD}'`);
    for (const store of STORES) await client.query(`create database ${store} owner ${USER}`);
  } finally {
    await client.end();
  }
}

interface Places {
  readonly postgres_port: number;
  readonly grpc: number;
  readonly membership: number;
  readonly folder: string;
}

/** Its four services in one process; what is left out is as Temporal has it. */
function configuration({ postgres_port, grpc, membership, folder }: Places) {
  const store = (databaseName: (typeof STORES)[number], maxConns: number) => ({
    sql: {
      ...{ pluginName: 'postgres12', databaseName, connectAddr: `127.0.0.1:${postgres_port}`, connectProtocol: 'tcp' },
      ...{ user: USER, password: PASSWORD, maxConns, maxIdleConns: maxConns, maxConnLifetime: '1h' },
    },
  });
  const service = (offset: number) => ({
    rpc: { grpcPort: grpc + offset, membershipPort: membership + offset, bindOnLocalHost: true },
  });
  return {
    log: { stdout: true, level: 'error' },
    persistence: {
      ...{ defaultStore: 'main', visibilityStore: 'visibility', numHistoryShards: 4 },
      datastores: { main: store('temporal', 20), visibility: store('temporal_visibility', 5) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: { frontend: service(0), matching: service(1), history: service(2), worker: service(3) },
    clusterMetadata: {
      ...{ enableGlobalNamespace: false, failoverVersionIncrement: 10 },
      ...{ masterClusterName: 'active', currentClusterName: 'active' },
      clusterInformation: {
        active: { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: `127.0.0.1:${grpc}` },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: join(folder, 'dynamic.yaml'), pollInterval: '10s' },
  };
}

async function answers(address: string): Promise<boolean> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: '2s' });
    await connection.close();
    return true;
  } catch {
    return false;
  }
}

/** The namespace and what sequences are found by, as docker-compose.yml makes them. */
async function prepare(address: string): Promise<void> {
  const connection = await Connection.connect({ address });
  const namespace = 'default';
  try {
    await eventually(() =>
      connection.workflowService.registerNamespace({
        namespace,
        workflowExecutionRetentionPeriod: msToTs('1 day'),
      }),
    );
    // The server looks for new namespaces only every few seconds.
    await eventually(() => connection.workflowService.listWorkflowExecutions({ namespace, pageSize: 1 }), {
      timeout_ms: 60_000,
      every_ms: 250,
    });
    await eventually(() =>
      connection.operatorService.addSearchAttributes({
        namespace,
        searchAttributes: Object.fromEntries(searchAttributes.map((name) => [name, KEYWORD])),
      }),
    );
  } finally {
    await connection.close();
  }
}

/** Of `temporal.api.enums.v1.IndexedValueType`. */
const KEYWORD = 2;
