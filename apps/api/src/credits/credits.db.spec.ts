import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import { signIn } from '../session/browser.spec-support.ts';

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
