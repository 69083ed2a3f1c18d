import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '@kept/persistence/new-id';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

/** A message whose provider never told what became of it. */
const unknownMessage = async (): Promise<string> => {
  const id = newId();
  await api.rows(
    `insert into message (id, account_id, direction, kind, channel, status, lane, to_address, body, due_at)
     values ($1, $2, 'out', 'notification', 'sms', 'unknown', 'bulk', '+12025550123', 'x', now())`,
    [id, api.ours.account_id],
  );
  await api.rows(
    `insert into delivery_attempt (id, account_id, message_id, number, outcome, started_at) values ($1, $2, $3, 1, 'unknown', now())`,
    [newId(), api.ours.account_id, id],
  );
  return id;
};

const resolve = (id: string, as: string) => api.call(`/v1/messages/${id}/resolve`, { method: 'POST', json: { as } });

it.each([
  ['accepted', 'accepted'],
  ['failed', 'failed'],
  ['resend', 'due'],
])('a person settles an unknown outcome as %s, once', async (as, status) => {
  const id = await unknownMessage();
  expect((await resolve(id, as)).status).toBe(204);
  expect(await api.rows('select status from message where id = $1', [id])).toEqual([{ status }]);
  const again = await resolve(id, 'failed');
  expect([again.status, again.body]).toMatchObject([409, { code: 'outcome_known' }]);
  expect(await api.rows('select status from message where id = $1', [id])).toEqual([{ status }]);
});

it('knows three ways and no other', async () => {
  const id = await unknownMessage();
  const answer = await resolve(id, 'lost');
  expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ field: '/as' }] }]);
  expect((await resolve(newId(), 'accepted')).body).toMatchObject({ status: 404, code: 'message_not_found' });
});
