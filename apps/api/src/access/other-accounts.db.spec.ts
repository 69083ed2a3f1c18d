import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { isKeyed, routesOf, type Route } from './routes.spec-support.ts';

let api: RunningApi;
let routes: readonly Route[];

beforeAll(async () => {
  api = await startApi();
  routes = await routesOf(api);
});

afterAll(() => api.stop());

/** A row of ours for each `:id`, and a body each route would take. */
const ID_OF: Readonly<Record<string, string>> = {
  '/v1/broadcasts': 'select id from broadcast where account_id = $1',
  '/v1/events': 'select id from appointment where account_id = $1 limit 1',
  '/v1/message_schedules': 'select id from message_schedule where account_id = $1 limit 1',
  '/v1/stop_list': 'select id from stop_list_entry where account_id = $1 limit 1',
  '/v1/participants': 'select id from participant where account_id = $1 limit 1',
  '/v1/attachments': 'select id from attachment where account_id = $1 limit 1',
  '/v1/contacts': 'select id from contact where account_id = $1 limit 1',
  '/v1/templates': 'select id from template where account_id = $1 limit 1',
  '/v1/messages': 'select id from message where account_id = $1 limit 1',
  '/v1/threads': 'select person_id as id from thread where account_id = $1 limit 1',
  '/v1/webhook_subscriptions': 'select id from webhook_subscription where account_id = $1 limit 1',
  '/v1/webhook_deliveries': 'select id from webhook_delivery where account_id = $1 limit 1',
};

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
};

const everythingOf = (account_id: string) =>
  api.rows(
    `select (select json_agg(a) from appointment a where account_id = $1) as a, (select json_agg(p) from participant p where account_id = $1) as p,
      (select json_agg(r) from schedule_revision r where account_id = $1) as r,
      (select json_agg(s) from message_schedule s where account_id = $1) as s, (select json_agg(e) from stop_list_entry e where account_id = $1) as e,
      (select json_agg(m) from message m where account_id = $1) as m, (select json_agg(i) from sequence_input i where account_id = $1) as i`,
    [account_id],
  );

describe('another account', () => {
  it('is answered as if our rows were nowhere, on every route with an id', async () => {
    await api.call('/v1/events', {
      method: 'POST',
      json: {
        events: [
          {
            title: 'Ours',
            start_time: '2027-03-10T15:00',
            end_time: '2027-03-10T16:00',
            participants: [{ name: 'Kim', phone: '+12025550123' }],
          },
        ],
      },
    });
    await api.call('/v1/stop_list', { method: 'POST', json: { type: 'phone', address: '+12025550124' } });
    await api.rows(
      `insert into message (id, account_id, direction, kind, channel, status, lane, to_address, body, due_at)
       values (gen_random_uuid(), $1, 'out', 'notification', 'sms', 'unknown', 'bulk', '+12025550123', 'Ours', now())`,
      [api.ours.account_id],
    );
    await api.rows(
      `insert into template (id, account_id, channel, name, content)
       values (gen_random_uuid(), $1, 'sms', 'Closed', '{"body": "We are closed."}')`,
      [api.ours.account_id],
    );
    await api.rows(
      `insert into attachment (id, account_id, kind, content_type, file_name, size, sha256)
       values (gen_random_uuid(), $1, 'image', 'image/png', 'Ours.png', 1, repeat('0', 64))`,
      [api.ours.account_id],
    );
    await api.rows(
      `insert into thread (id, account_id, type, address, unread, last_message_at, last_inbound_at)
       values (gen_random_uuid(), $1, 'phone', '+12025550199', 1, now(), now())`,
      [api.ours.account_id],
    );
    await api.call('/v1/broadcasts', {
      method: 'POST',
      json: {
        channel: 'sms',
        content: { body: 'Ours' },
        recipients: { addresses: ['+12025550125'] },
        send_at: '2027-03-10T15:00',
      },
    });
    await api.rows(
      `with hook as (
         insert into webhook_subscription (id, account_id, url, event_types, secret, secret_key_id)
         values (gen_random_uuid(), $1, 'https://ours.example/hook', '{message.sent}', 'x', 'env') returning id)
       insert into webhook_delivery (id, account_id, subscription_id, event_type, status, payload)
       select gen_random_uuid(), $1, id, 'webhook.test', 'failed', 'Ours' from hook`,
      [api.ours.account_id],
    );
    const before = await everythingOf(api.ours.account_id);
    const withId = routes.filter((route) => isKeyed(route) && route.path.includes(':id'));
    expect(withId.length).toBeGreaterThan(8);
    const [revision] = await api.rows('select id from schedule_revision where account_id = $1', [api.ours.account_id]);
    for (const { method, path } of withId) {
      const statement = Object.entries(ID_OF).find(([prefix]) => path.startsWith(prefix))?.[1] ?? '';
      const [row] = await api.rows(statement, [api.ours.account_id]);
      const json = BODY_OF[`${method} ${path}`];
      const asked = path.replace(':id', String(row?.['id'])).replace(':revision_id', String(revision?.['id']));
      const answer = await api.call(asked, {
        method,
        key: api.theirs.api_key,
        ...(json === undefined ? {} : { json }),
        headers: { 'if-match': '*' },
      });
      expect(answer.status, `${method} ${path}: ${answer.text}`).toBe(404);
      expect(answer.text).not.toMatch(/Ours|\+1202555/);
    }
    expect(await everythingOf(api.ours.account_id)).toEqual(before);
  });

  it('is listed nothing of ours', async () => {
    for (const path of ['/v1/events', '/v1/stop_list', '/v1/events?phone_number=2025550123']) {
      const answer = await api.call(path, { key: api.theirs.api_key });
      expect(answer.body, path).toMatchObject(path.includes('stop') ? { entries: [] } : { events: [] });
    }
  });

  it('cannot use a calendar of ours', async () => {
    const [calendar] = await api.rows('select id from calendar where account_id = $1', [api.ours.account_id]);
    const answer = await api.call('/v1/events', {
      method: 'POST',
      key: api.theirs.api_key,
      json: {
        events: [
          { title: 'x', start_time: '2027-03-10T15:00', end_time: '2027-03-10T16:00', calendar_id: calendar?.['id'] },
        ],
      },
    });
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ code: 'unknown_calendar' }] }]);
  });
});
