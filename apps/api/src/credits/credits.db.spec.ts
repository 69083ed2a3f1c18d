import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import { sentSchema } from '../send-message/send-message.schema.ts';
import { signIn } from '../session/browser.spec-support.ts';
import { creditEntriesSchema } from './credits.schema.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk.stop());

it('tells what may be spent, lets an admin of a sandbox add to it, and shows the ledger', async () => {
  const { api } = desk;
  const { account_id } = api.ours;
  expect((await api.call('/v1/credits')).body).toMatchObject({ limited: false, balance: null });
  const admin = await signIn(api, api.ours.admin);
  const grant = (json: object) => admin.call('/v1/credits/grants', { method: 'POST', json });
  expect((await grant({ amount: 5 })).status).toBe(409);

  await api.rows('insert into credit_balance (account_id, balance, alert_below) values ($1, 2, 1)', [account_id]);
  expect((await grant({ amount: 5 })).body).toMatchObject({ limited: true, balance: 7, alert_below: 1 });
  expect((await grant({ amount: -5 })).status).toBe(422);
  expect((await desk.staff.call('/v1/credits/grants', { method: 'POST', json: { amount: 5 } })).status).toBe(403);
  expect((await api.call('/v1/credits/entries')).body).toMatchObject({
    entries: [{ amount: 5, reason: 'granted', by: 'Ada' }],
    more: false,
  });
  expect((await api.call('/v1/credits', { key: api.theirs.api_key })).body).toMatchObject({ limited: false });
});

it('names in the ledger whom a message was for, in the account’s time, and never what it says', async () => {
  const { api } = desk;
  await desk.advance('3 days');
  const sent = await api.call('/v1/send_message', {
    method: 'POST',
    json: { to: '+12025550123', type: 'sms', message: 'Your result is negative' },
  });
  const [message] = sentSchema.parse(sent.body).messages;
  await desk.send(String(message?.id));
  const entries = await api.call('/v1/credits/entries?limit=1');
  const [entry] = creditEntriesSchema.parse(entries.body).entries;
  expect(entry).toMatchObject({
    reason: 'message',
    channel: 'sms',
    to_address: '+12025550123',
    message_id: message?.id,
  });
  expect(entries.text).not.toContain('negative');
  expect(Date.parse(String(entry?.at)) - Date.now()).toBeGreaterThan(2.9 * 24 * 3_600_000);
  expect((await api.call('/v1/credits')).body).toMatchObject({ spent_in_30_days: 1 });
  await desk.advance('31 days');
  expect((await api.call('/v1/credits')).body).toMatchObject({ spent_in_30_days: 0 });
});
