import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../../test/harness/eventually.ts';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { openPage, type LivePage } from './live-page.spec-support.ts';

let api: RunningApi;
let browser: Browser;
const pages: LivePage[] = [];

beforeAll(async () => {
  api = await startApi();
  browser = await signIn(api, api.ours.admin);
  await publish();
});

afterEach(() => {
  for (const page of pages.splice(0)) page.close();
});

afterAll(() => api.stop());

/** What a worker does four times a second. */
const publish = () => api.rows('select kept_system.publish_changes(20000)');

const open = async (options: Partial<Parameters<typeof openPage>[0]> = {}): Promise<LivePage> => {
  const page = await openPage({ url: api.url, browser, ...options });
  pages.push(page);
  return page;
};

/** An open page that knows everything up to now. */
const opened = async (): Promise<{ readonly page: LivePage; readonly position: number }> => {
  const page = await open();
  const hello = await page.next();
  expect(hello.event).toBe('hello');
  return { page, position: hello.id ?? 0 };
};

const book = async (key = api.ours.api_key): Promise<string> => {
  const answer = await api.call('/v1/events', {
    method: 'POST',
    key,
    json: { events: [{ title: 'Visit', start_time: '2027-03-10T15:00', end_time: '2027-03-10T16:00' }] },
  });
  expect(answer.status).toBe(201);
  const [row] = await api.rows('select id from appointment order by id desc limit 1');
  return String(row?.['id']);
};

const rename = (id: string, title: string) => api.call(`/v1/events/${id}`, { method: 'PATCH', json: { title } });

const told = (...ids: readonly string[]) => ({
  event: 'changes',
  id: expect.any(Number),
  data: { topics: { appointment: ids } },
});

describe('an open page', () => {
  it('is told of a change by id, at a position higher than the last', async () => {
    const { page, position } = await opened();
    expect(page.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(page.headers.get('cache-control')).toContain('no-transform');
    const id = await book();
    await publish();
    const first = await page.next();
    expect(first).toEqual(told(id));
    expect(first.id).toBeGreaterThan(position);
    await rename(id, 'Renamed');
    await publish();
    const second = await page.next();
    expect(second).toEqual(told(id));
    expect(second.id).toBeGreaterThan(first.id ?? 0);
  });

  it('hears nothing of another account', async () => {
    const { page } = await opened();
    const theirs = await openPage({ url: api.url, browser: await signIn(api, api.theirs.admin) });
    pages.push(theirs);
    expect((await theirs.next()).event).toBe('hello');
    // signing in has opened a session of theirs, which is a change as well
    await publish();
    await book(api.theirs.api_key);
    await publish();
    const id = await book();
    await publish();
    expect(await page.next()).toEqual(told(id));
    expect(JSON.stringify(theirs.events)).not.toContain(id);
    expect(JSON.stringify(theirs.events)).toContain('appointment');
  });

  it('hears of two transactions though the later one commits first', async () => {
    const { page } = await opened();
    const [early, late] = [await book(), await book()];
    await publish();
    await page.next();
    const client = new Client({ connectionString: api.env['DATABASE_URL'] });
    await client.connect();
    await client.query(`select set_config('kept.account', $1, false)`, [api.ours.account_id]);
    await client.query('begin');
    await client.query(`update appointment set title = 'x' where id = $1`, [early]);
    await rename(late, 'Late');
    await publish();
    expect(await page.next()).toEqual(told(late));
    await client.query('commit');
    await client.end();
    await publish();
    expect(await page.next()).toEqual(told(early));
  });

  it('is told once of a thousand changes', async () => {
    const { page } = await opened();
    const id = await book();
    await api.rows(
      `do $$ begin for n in 1..1000 loop update appointment set title = n::text where id = '${id}'; end loop; end $$`,
    );
    await publish();
    expect(await page.next()).toEqual(told(id));
    await rename(id, 'Once more');
    await publish();
    await page.next();
    expect(page.events).toHaveLength(3);
  });

  it('looks at everything again when too much changed to name', async () => {
    const { page } = await opened();
    await api.rows(
      `insert into message_schedule (id, account_id, name) select uuidv7(), $1, 'x' from generate_series(1, 1001)`,
      [api.ours.account_id],
    );
    await publish();
    expect(await page.next()).toEqual({ event: 'reset', id: expect.any(Number), data: {} });
  });
});

describe('a page that comes back', () => {
  it.each([['last_event_id'], ['since']] as const)('catches up from where it stood, by %s', async (by) => {
    const { page, position } = await opened();
    page.close();
    const [one, other] = [await book(), await book()];
    await publish();
    await rename(one, 'Again');
    await publish();
    const back = await open({ [by]: position });
    const missed = await back.next();
    expect(missed).toMatchObject({ event: 'changes', data: { topics: { appointment: expect.any(Array) } } });
    expect(new Set(Object(missed.data).topics.appointment)).toEqual(new Set([one, other]));
    expect(await back.next()).toEqual({ event: 'hello', id: missed.id, data: {} });
  });

  it('hears at once that it missed nothing', async () => {
    const { page, position } = await opened();
    page.close();
    const back = await open({ last_event_id: position });
    expect(await back.next()).toMatchObject({ event: 'hello' });
    expect(back.events).toHaveLength(1);
  });

  it.each([['5'], ['nonsense'], ['']])('looks at everything again from a position too old: %j', async (id) => {
    const page = await open({ last_event_id: id });
    expect(await page.next()).toMatchObject({ event: 'reset', id: expect.any(Number) });
  });

  it('looks at everything again from a position the database has not reached, as after a restore', async () => {
    const page = await open({ since: Date.now() + 86_400_000 });
    expect(await page.next()).toMatchObject({ event: 'reset' });
  });

  it('a position that is no number is refused', async () => {
    expect((await browser.call('/screens/live?since=x')).status).toBe(422);
  });
});

describe('when this process stops hearing the database', () => {
  /** Takes the one connection that listens away; it comes back by itself. */
  const deafen = () =>
    api.rows(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kept live'`);

  it('pages get what was published meanwhile once it hears again', async () => {
    const { page } = await opened();
    const id = await book();
    await deafen();
    await publish();
    expect(await page.next()).toEqual(told(id));
  });

  it('sessions that ended meanwhile are closed', async () => {
    const other = await signIn(api, api.ours.staff);
    const page = await open({ browser: other });
    await page.next();
    await deafen();
    await api.rows(`update session set expires_at = now() where user_id = (select id from "user" where email = $1)`, [
      api.ours.staff.email,
    ]);
    await page.closed;
    expect(page.events.at(-1)).toMatchObject({ event: 'signed_out' });
  });
});

describe('a session', () => {
  it('that ends takes its pages with it, and no others', async () => {
    const { page } = await opened();
    const other = await signIn(api, api.ours.admin);
    const closing = await open({ browser: other });
    await closing.next();
    await other.call('/screens/session', { method: 'DELETE' });
    await closing.closed;
    expect(closing.events.at(-1)).toMatchObject({ event: 'signed_out', id: null });
    await expect(open({ browser: other })).rejects.toThrow(/401/);
    const id = await book();
    await publish();
    await eventually(async () => expect(JSON.stringify(page.events)).toContain(id));
  });

  it('has ten pages at most: the oldest gives way and is told why', async () => {
    const own = await signIn(api, api.ours.admin);
    const first = await open({ browser: own });
    const others = [];
    for (let n = 0; n < 9; n += 1) others.push(await open({ browser: own }));
    const eleventh = await open({ browser: own });
    await first.closed;
    expect(first.events.at(-1)).toMatchObject({ event: 'replaced' });
    expect(await eleventh.next()).toMatchObject({ event: 'hello' });
    expect(others.every((page) => page.events.every(({ event }) => event !== 'replaced'))).toBe(true);
  });

  it('is needed: neither a key nor nobody hears anything', async () => {
    expect((await api.call('/screens/live')).body).toMatchObject({ code: 'session_needed' });
    expect((await api.call('/screens/live', { key: null })).body).toMatchObject({ code: 'session_missing' });
    expect((await browser.call('/screens/live', { method: 'HEAD' })).status).toBe(200);
  });
});
