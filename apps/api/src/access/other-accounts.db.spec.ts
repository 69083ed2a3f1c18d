import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Answer, type RunningApi } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { isForPeople, isKeyed, routesOf, type Route } from './routes.spec-support.ts';
import { giveOneOfEverything, nobodysId, rowsOfOurs, type RowsOfOurs } from './rows-of-ours.spec-support.ts';

let api: RunningApi;
let ours: RowsOfOurs;
let stranger: Browser;
let withId: readonly Route[];

beforeAll(async () => {
  api = await startApi();
  await giveOneOfEverything(api);
  ours = rowsOfOurs(api);
  stranger = await signIn(api, api.theirs.admin);
  withId = (await routesOf(api)).filter((route) => (isKeyed(route) || isForPeople(route)) && namesARow(route));
});

afterAll(() => api.stop());

/** Other parameters (numbers and mailboxes of the sandbox, faults, languages) are nobody's: everybody may name them. */
const namesARow = ({ path }: Route): boolean => /:id\b/u.test(path);

const SCENARIO = {
  scenario: { name: 'Stolen', appointment: { start: '2027-03-10T15:00', time_zone: 'UTC' }, script: [], expect: [] },
};

/** A body that each route would take. */
const BODY_OF: Readonly<Record<string, unknown>> = {
  'PUT /v1/message_schedules/:id/layout': { layout: {} },
  'PUT /v1/contacts/:id/secure_pin': { pin: '271828' },
  'PATCH /v1/events/:id': { title: 'Stolen' },
  'PATCH /v1/message_schedules/:id': { name: 'Stolen' },
  'POST /v1/message_schedules/:id/clone': {},
  'PUT /v1/message_schedules/:id/draft': { definition: { spec_version: 1 } },
  'POST /v1/message_schedules/:id/validate': {},
  'POST /v1/message_schedules/:id/publish': {},
  'POST /v1/events/:id/participants': { participant: { name: 'Stolen' } },
  'PATCH /v1/participants/:id': { name: 'Stolen' },
  'POST /v1/participants/:id/state': { state: 'cancelled' },
  'PATCH /v1/contacts/:id': { name: 'Stolen' },
  'POST /v1/contacts/:id/merge': { contact_id: '019a0000-0000-7000-8000-000000000000' },
  'POST /v1/contacts/:id/split': { merged_id: '019a0000-0000-7000-8000-000000000000' },
  'PATCH /v1/templates/:id': { name: 'Stolen' },
  'PATCH /v1/webhook_subscriptions/:id': { description: 'Stolen' },
  'POST /v1/webhook_subscriptions/:id/redeliver': { since: '2026-11-21T00:00:00Z' },
  'POST /v1/messages/:id/resolve': { as: 'resend' },
  'POST /v1/messages/:id/rescue': { action: 'resend' },
  'PATCH /v1/threads/:id': { archived: true },
  'POST /v1/threads/:id/messages': { channel: 'sms', message: 'Stolen' },
  'POST /screens/participants/:id/messages/:auto_message_id/commands': { command: 'skip' },
  'POST /screens/schedules/:id/impact': {},
  'POST /screens/stop_list/:id/removal': { reason: 'Stolen' },
  'PUT /screens/contacts/:id/consents': { channel: 'sms', state: 'given', reason: 'Stolen' },
  'PUT /screens/participants/:id/consents': { channel: 'sms', state: 'given', reason: 'Stolen' },
  'PATCH /screens/api-keys/:id': { requests_a_minute: 1 },
  'PATCH /screens/calendar_details/:id': { name: 'Stolen' },
  'PATCH /screens/channels/:id': { carrier_answers_opt_out: true },
  'PATCH /screens/custom_fields/:id': { label: 'Stolen' },
  'PATCH /screens/senders/:id': { rate_per_second: 1 },
  'PATCH /screens/users/:id': { name: 'Stolen' },
  'POST /screens/schedules/:id/scenarios': SCENARIO,
  'PUT /screens/schedules/:id/scenarios/:scenario_id': SCENARIO,
  'POST /screens/channels/:id/senders': { address: '+12025550177' },
  'POST /screens/senders/:id/tests': { to: '+12025550177' },
};

/** Every row of our account, of every table that has accounts' rows. */
async function everythingOf(account_id: string): Promise<unknown> {
  const tables = await api.rows(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'account_id' order by 1`,
  );
  const everything: Record<string, unknown> = {};
  for (const { name } of tables)
    everything[String(name)] = await api.rows(
      `select to_jsonb(t) as row from "${String(name)}" t where account_id = $1 order by 1`,
      [account_id],
    );
  return everything;
}

/** Asks as the other account does: by its key where one is taken, else as its admin. */
async function askAsStranger(route: Route, path: string): Promise<Answer> {
  const { method } = route;
  const json = BODY_OF[`${method} ${route.path}`];
  const request = { method, ...(json === undefined ? {} : { json }), headers: { 'if-match': '*' } };
  return isKeyed(route) ? api.call(path, { ...request, key: api.theirs.api_key }) : stranger.call(path, request);
}

describe('another account', () => {
  it('is answered as if our rows were nowhere, on every route with an id', async () => {
    const before = await everythingOf(api.ours.account_id);
    expect(withId.length).toBeGreaterThan(80);
    for (const route of withId) {
      const name = `${route.method} ${route.path}`;
      const answer = await askAsStranger(route, await ours.fill(route.path));
      expect.soft(answer.status, `${name}: ${answer.text}`).toBe(404);
      const unknown = await askAsStranger(route, route.path.replaceAll(/:\w+/gu, nobodysId));
      expect.soft(answer.text, name).toBe(unknown.text);
    }
    expect(await everythingOf(api.ours.account_id)).toEqual(before);
  });

  it('is answered so where the row is there, and we are answered otherwise', async () => {
    const admin = await signIn(api, api.ours.admin);
    for (const { path } of withId.filter(({ method }) => method === 'GET')) {
      const answer = await admin.call(await ours.fill(path));
      const unknown = await admin.call(path.replaceAll(/:\w+/gu, nobodysId));
      expect.soft(answer.text, path).not.toBe(unknown.text);
      expect.soft(answer.status, `${path}: ${answer.text}`).not.toBe(500);
    }
  });

  it('is listed nothing of ours', async () => {
    for (const path of ['/v1/events', '/v1/stop_list', '/v1/events?phone_number=2025550123']) {
      const answer = await api.call(path, { key: api.theirs.api_key });
      expect(answer.body, path).toMatchObject(path.includes('stop') ? { entries: [] } : { events: [] });
    }
  });

  it('cannot name a row of ours in what it sends', async () => {
    const words = { type: 'sms', message: 'Stolen' };
    const recipients = { contacts: [], addresses: ['+12025550166'], participants: [], appointments: [] };
    const broadcast = { channel: 'sms', content: { body: 'Stolen' }, recipients };
    const event = { title: 'Stolen', start_time: '2027-03-10T15:00', end_time: '2027-03-10T16:00' };
    const sent: readonly (readonly [path: string, table: string, json: (id: string) => object])[] = [
      ['/v1/send_message', 'appointment', (event_id) => ({ ...words, event_id })],
      ['/v1/send_message', 'participant', (participant_id) => ({ ...words, participant_id })],
      ['/v1/send_message', 'template', (template_id) => ({ type: 'sms', to: '+12025550166', template_id })],
      ['/v1/send_message', 'attachment', (id) => ({ ...words, to: '+12025550166', attachments: [id] })],
      ['/v1/broadcasts', 'contact', (id) => ({ ...broadcast, recipients: { ...recipients, contacts: [id] } })],
      ['/v1/broadcasts', 'participant', (id) => ({ ...broadcast, recipients: { ...recipients, participants: [id] } })],
      ['/v1/broadcasts', 'appointment', (id) => ({ ...broadcast, recipients: { ...recipients, appointments: [id] } })],
      ['/v1/broadcasts', 'template', (template_id) => ({ ...broadcast, content: null, template_id })],
      ['/v1/broadcasts', 'attachment', (id) => ({ ...broadcast, content: { body: 'Stolen', attachments: [id] } })],
      [
        '/v1/templates',
        'attachment',
        (id) => ({ name: 'x', channel: 'sms', content: { body: 'x', attachments: [id] } }),
      ],
      ['/v1/events', 'calendar', (calendar_id) => ({ events: [{ ...event, calendar_id }] })],
    ];
    const before = await everythingOf(api.ours.account_id);
    for (const [path, table, json] of sent) {
      const ask = (id: string) => api.call(path, { method: 'POST', key: api.theirs.api_key, json: json(id) });
      const id = await ours.idOf(table);
      const other = nobodysId();
      const [answer, unknown] = [await ask(id), await ask(other)];
      expect(answer.status, `${path} ${table}: ${answer.text}`).toBeGreaterThanOrEqual(400);
      expect
        .soft([answer.status, answer.text.replaceAll(id, '')])
        .toEqual([unknown.status, unknown.text.replaceAll(other, '')]);
    }
    expect(await everythingOf(api.ours.account_id)).toEqual(before);
  });
});
