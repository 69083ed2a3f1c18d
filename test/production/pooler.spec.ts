import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownPostgres } from '../faults/own-postgres.ts';
import { openRunningClinic } from '../faults/running-clinic.ts';
import type { TestDatabase } from '../harness/create-database.ts';
import { eventually } from '../harness/eventually.ts';
import { freePortRow } from '../harness/start-product.ts';
import type { TestPostgres } from '../harness/start-postgres.ts';
import { startPooler } from './start-pooler.ts';

let postgres: TestPostgres;
let database: TestDatabase;

beforeAll(async () => {
  ({ postgres, database } = await ownPostgres());
});

afterAll(() => postgres.stop('SIGKILL'));

/** As long as a carrier waits for a webhook's answer. */
const PROVIDERS_WAIT_MS = 15_000;

/** Runs a program of the product until it ends, and answers the code and what it said. */
async function runToItsEnd(script: string, DATABASE_URL: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', '..', script)], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL,
      KEPT_PORT: String(await freePortRow()),
      KEPT_SECRET_KEY: randomBytes(32).toString('base64'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const [code] = await once(child, 'close');
  return { code: Number(code), said };
}

it.each(['apps/api/dist/main.js', 'apps/worker/dist/main.js'])(
  '%s does not start behind a pooler that forgets prepared statements, and says what to do',
  async (script) => {
    const pooler = await startPooler(database.app_url, { max_prepared_statements: '0' });
    const { code, said } = await runToItsEnd(script, pooler.app_url);
    await pooler.kill();
    expect(code).toBe(1);
    expect(said).toContain('max_prepared_statements');
  },
);

it('the API behind a pooler whose database is away refuses a webhook in time with 503, and goes on when it is back', async () => {
  const pooler = await startPooler(database.app_url);
  const kept = await openRunningClinic({
    database: { ...database, app_url: pooler.app_url },
    // Nothing listens there: webhooks do without.
    temporal_address: `127.0.0.1:${await freePortRow()}`,
    env: { DATABASE_DIRECT_URL: database.app_url },
  });
  expect(await kept.say('+12025557001', 'hello')).toBe(200);
  await postgres.stop('SIGQUIT');
  const asked_at = performance.now();
  expect(await kept.say('+12025557001', 'STOP')).toBe(503);
  expect(performance.now() - asked_at).toBeLessThan(PROVIDERS_WAIT_MS);
  await postgres.start();
  await eventually(async () => expect(await kept.say('+12025557001', 'STOP')).toBe(200));
  expect(await kept.clinic.sql('select address from stop_list_entry')).toEqual([{ address: '+12025557001' }]);
  expect(kept.printed()).not.toContain('pages are not told of changes: DATABASE_DIRECT_URL');
  await kept.close();
  await pooler.kill();
});

it('the API that listens through a pooler says that pages are not told', async () => {
  const pooler = await startPooler(database.app_url);
  const kept = await openRunningClinic({
    database: { ...database, app_url: pooler.app_url },
    temporal_address: `127.0.0.1:${await freePortRow()}`,
  });
  await eventually(() => expect(kept.printed()).toContain('DATABASE_DIRECT_URL leads through a pooler'));
  await kept.close();
  await pooler.kill();
});
