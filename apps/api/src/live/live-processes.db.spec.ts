import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { ownPostgres } from '../../../../test/faults/own-postgres.ts';
import { eventually } from '../../../../test/harness/eventually.ts';
import { startProcess, type TestProcess } from '../../../../test/harness/process.ts';
import { startApi, startApiOn, type RunningApi } from '../running-api.spec-support.ts';
import { signIn } from '../session/browser.spec-support.ts';
import { openPage } from './live-page.spec-support.ts';

const WORKER = join(import.meta.dirname, '..', '..', '..', 'worker', 'dist', 'main.js');

// several processes start in each of these
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const ending: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** A worker of the running API's installation. There is no Temporal server: changes are published all the same. */
const startWorker = async (api: RunningApi): Promise<TestProcess> => {
  const worker = await startProcess({
    command: process.execPath,
    args: [WORKER],
    env: api.env,
    ready: /Temporal server does not answer/,
    ready_within_ms: 30_000,
  });
  ending.push(() => worker.stop());
  return worker;
};

const book = async (api: RunningApi): Promise<string> => {
  const json = { events: [{ title: 'Visit', start_time: '2027-03-10T15:00', end_time: '2027-03-10T16:00' }] };
  expect((await api.call('/v1/events', { method: 'POST', json })).status).toBe(201);
  const [row] = await api.rows('select id from appointment order by id desc limit 1');
  return String(row?.['id']);
};

it('workers publish, without Temporal; what a killed one left is published by the next, and health says so meanwhile', async () => {
  const api = await startApi();
  ending.push(() => api.stop());
  const workers = [await startWorker(api), await startWorker(api)];
  const page = await openPage({ url: api.url, browser: await signIn(api, api.ours.admin) });
  const first = await book(api);
  await eventually(() => expect(JSON.stringify(page.events)).toContain(first));
  await Promise.all(workers.map((worker) => worker.kill()));

  const second = await book(api);
  await api.rows(`update kept_system.change set changed_at = now() - interval '6 seconds'`);
  expect((await api.call('/health')).body).toMatchObject({
    status: 'degraded',
    parts: { live: { status: 'down', detail: expect.stringContaining('No worker publishes') } },
  });
  await startWorker(api);
  await eventually(() => expect(JSON.stringify(page.events)).toContain(second));
  expect((await api.call('/health')).body).toMatchObject({ parts: { live: { status: 'ok' } } });
  page.close();
});

it('two API processes tell their pages the same', async () => {
  const api = await startApi();
  ending.push(() => api.stop());
  await startWorker(api);
  const port = Number(new URL(api.url).port) + 1;
  const other = await startProcess({
    command: process.execPath,
    args: [join(import.meta.dirname, '..', '..', 'dist', 'main.js')],
    env: { ...api.env, KEPT_PORT: String(port) },
    ready: /api listening/,
    ready_within_ms: 30_000,
  });
  ending.push(() => other.stop());
  const browser = await signIn(api, api.ours.admin);
  const pages = [
    await openPage({ url: api.url, browser }),
    await openPage({ url: `http://127.0.0.1:${port}`, browser }),
  ];
  const id = await book(api);
  await eventually(() => {
    for (const page of pages) expect(JSON.stringify(page.events)).toContain(id);
  });
  for (const page of pages) page.close();
});

it('a process that is asked to end closes its pages and does not wait for them', async () => {
  const api = await startApi();
  const page = await openPage({ url: api.url, browser: await signIn(api, api.ours.admin) });
  const began = performance.now();
  await api.stop();
  await page.closed;
  expect(performance.now() - began).toBeLessThan(5_000);
});

it('after the database has crashed, pages look at everything again and hear of what comes next', async () => {
  const { postgres, database } = await ownPostgres();
  ending.push(() => postgres.stop());
  const api = await startApiOn(database);
  ending.push(() => api.stop());
  await startWorker(api);
  const page = await openPage({ url: api.url, browser: await signIn(api, api.ours.admin) });
  expect((await page.next()).event).toBe('hello');
  const lost = await book(api);
  await postgres.stop('SIGQUIT');
  await postgres.start();
  await eventually(() => expect(page.events.map(({ event }) => event)).toContain('reset'), { timeout_ms: 15_000 });
  const listing = await eventually(async () => {
    const answer = await api.call('/v1/events');
    expect(answer.status).toBe(200);
    return answer.text;
  });
  expect(listing).toContain(lost);
  await api.call(`/v1/events/${lost}`, { method: 'PATCH', json: { title: 'After' } });
  await eventually(() => expect(JSON.stringify(page.events.slice(2))).toContain(lost));
  page.close();
});
