import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import type { Event } from '../events/event.schema.ts';
import { logPageSchema, type LogPage } from './log.schema.ts';

let desk: Desk;
let visit: Event;

const PHONE = '+12025550191';

beforeAll(async () => {
  desk = await openDesk();
  visit = await desk.make({
    title: '=HYPERLINK("https://evil.example")',
    participants: [{ name: 'Lou Lane', phone: PHONE }],
  });
  await desk.api.rows(
    `insert into message (id, account_id, direction, kind, channel, status, status_reason, error_code, lane, to_address,
       from_address, appointment_id, body, due_at)
     select uuidv7(), $1, d, k, 'sms', s, r, e, 'bulk', t, f, $2::uuid, 'secret words', now() from (values
       ('out', 'auto_message', 'delivered', null, null, $3, '+12025550100'),
       ('out', 'auto_message', 'skipped', 'too_late', null, $3, '+12025550100'),
       ('out', 'automatic_reply', 'failed', null, 'carrier_30003', $3, '+12025550100'),
       ('in', 'reply', 'received', null, null, '+12025550100', $3)) as v (d, k, s, r, e, t, f)`,
    [desk.api.ours.account_id, visit.id, PHONE],
  );
  const stopped = await desk.staff.call('/screens/stop_list', {
    method: 'POST',
    json: { type: 'phone', address: PHONE, reason: 'asked at the desk' },
  });
  expect(stopped.status, stopped.text).toBeLessThan(300);
});

afterAll(() => desk.stop());

async function list(query = ''): Promise<LogPage> {
  const answer = await desk.staff.call(`/v1/log${query}`);
  expect(answer.status, answer.text).toBe(200);
  return logPageSchema.parse(answer.body);
}

describe('the log', () => {
  it('tells what happened, newest first, in sentences and with why', async () => {
    const { entries } = await list(`?address=${encodeURIComponent('(202) 555-0191')}`);
    expect(entries.map(({ code, what, why }) => [code, what, why])).toEqual([
      ['stop_list_added', 'Put on the stop list', 'asked at the desk'],
      ['reply_received', 'Reply by text', null],
      ['automatic_reply_failed', 'Automatic reply by text: failed', expect.stringMatching(/./)],
      ['auto_message_skipped', 'Auto message by text: not sent', 'Not sent: it would have come too late.'],
      ['auto_message_delivered', 'Auto message by text: delivered', null],
    ]);
    expect(entries[0]).toMatchObject({ by: expect.any(String), address: PHONE });
    expect(entries[1]).toMatchObject({ appointment: { id: visit.id }, address: PHONE });
  });

  it.each([
    ['sent', ['automatic_reply_failed', 'auto_message_skipped', 'auto_message_delivered']],
    ['received', ['reply_received']],
    ['problem', ['automatic_reply_failed']],
    ['stop_list', ['stop_list_added']],
  ])('narrowed to %s', async (kind, codes) => {
    const { entries } = await list(`?kind=${kind}&address=${encodeURIComponent(PHONE)}`);
    expect(entries.map(({ code }) => code)).toEqual(codes);
  });

  it('tells of what a client answered', async () => {
    const [sequence] = await desk.api.rows('select id, account_id from sequence where appointment_id = $1', [visit.id]);
    await desk.api.rows(
      `insert into sequence_step (id, account_id, sequence_id, life, input_type, at, trace, effects)
       values (uuidv7(), $1, $2, 1, 'reply', now(), '[]', '[{"type": "set_state", "state": "confirmed", "by": "client"}]')`,
      [sequence?.['account_id'], sequence?.['id']],
    );
    expect((await list('?kind=state')).entries).toMatchObject([
      { code: 'state_confirmed', what: 'Confirmed by the client', person: 'Lou Lane', appointment: { id: visit.id } },
    ]);
  });

  it('goes page by page in both directions without a gap or a repetition', async () => {
    const whole = (await list('?limit=200')).entries.map(({ id }) => id);
    const there: string[] = [];
    let page = await list('?limit=2');
    for (;;) {
      there.push(...page.entries.map(({ id }) => id));
      if (page.older_than === null) break;
      page = await list(`?limit=2&older_than=${page.older_than}`);
    }
    expect(there).toEqual(whole);
    const back = await list(`?limit=2&newer_than=${whole[3]}`);
    expect(back.entries.map(({ id }) => id)).toEqual(whole.slice(1, 3));
  });

  it('takes days of the account, the last one included', async () => {
    const { now } =
      (await desk.api.rows('select (now() at time zone time_zone)::date::text as now from account limit 1'))[0] ?? {};
    expect((await list(`?from=${now}&to=${now}`)).entries.length).toBeGreaterThan(0);
    expect((await list('?to=2020-01-01')).entries).toEqual([]);
  });

  it('comes as a file in which nothing is run, and which says no words of messages', async () => {
    const answer = await desk.staff.call('/v1/log/export');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.text).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(answer.text).toContain(PHONE);
    expect(answer.text).not.toContain('secret words');
  });

  it('says which filter it cannot take', async () => {
    const answer = await desk.staff.call('/v1/log?address=12');
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'address' }] } });
    expect((await desk.staff.call('/v1/log?kind=everything')).status).toBe(422);
  });

  it('is of its own account', async () => {
    const answer = await desk.stranger.call(`/v1/log?appointment_id=${visit.id}`);
    expect(logPageSchema.parse(answer.body).entries).toEqual([]);
  });
});
