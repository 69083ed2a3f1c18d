import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import type { Answer } from '../running-api.spec-support.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk.stop());

const send = (json: object, headers: Readonly<Record<string, string>>): Promise<Answer> =>
  desk.api.call('/v1/send_message', { method: 'POST', json, headers });

describe('an Idempotency-Key', () => {
  const json = { to: '+16505551299', type: 'sms', message: 'Once' };

  it('makes a repetition get the same answer, marked, and nothing twice', async () => {
    const first = await send(json, { 'idempotency-key': 'send-1' });
    const again = await send(json, { 'idempotency-key': 'send-1' });
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const rows = await desk.api.rows(`select 1 from message where to_address = '+16505551299'`);
    expect(rows).toHaveLength(1);
  });

  it('with another body, or on another route, belongs to another request', async () => {
    await send(json, { 'idempotency-key': 'send-2' });
    const other = await send({ ...json, message: 'Twice' }, { 'idempotency-key': 'send-2' });
    expect([other.status, other.body]).toMatchObject([422, { code: 'idempotency_key_reused' }]);
    const elsewhere = await desk.api.call('/v1/events', {
      method: 'POST',
      json,
      headers: { 'idempotency-key': 'send-2' },
    });
    expect([elsewhere.status, elsewhere.body]).toMatchObject([422, { code: 'idempotency_key_reused' }]);
  });

  it('is free again after a refusal', async () => {
    const wrong = await send({ ...json, to: '12' }, { 'idempotency-key': 'send-3' });
    expect(wrong.status).toBe(422);
    expect((await send(json, { 'idempotency-key': 'send-3' })).status).toBe(201);
  });

  it('of a request still at work is answered 409 with Retry-After', async () => {
    await send(json, { 'idempotency-key': 'send-4' });
    await desk.api.rows(`update idempotency_key set status = null, response = null where key = 'send-4'`);
    const answer = await send(json, { 'idempotency-key': 'send-4' });
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'idempotent_request_in_progress' }]);
    expect(answer.headers.get('retry-after')).toBe('1');
  });

  it('of a process that died before its commit may be sent again; after it, it is never done twice', async () => {
    await send(json, { 'idempotency-key': 'send-5' });
    const leave = (committed: string) =>
      desk.api.rows(
        `update idempotency_key set status = null, response = null, begun_at = now() - interval '1 hour', committed_at = ${committed}
         where key = 'send-5'`,
      );
    await leave('now()');
    expect((await send(json, { 'idempotency-key': 'send-5' })).body).toMatchObject({ code: 'idempotent_answer_lost' });
    await leave('null');
    expect((await send(json, { 'idempotency-key': 'send-5' })).status).toBe(201);
  });

  it('is forgotten after a day, and is another account’s own', async () => {
    await send(json, { 'idempotency-key': 'send-6' });
    await desk.api.rows(`update idempotency_key set created_at = now() - interval '25 hours' where key = 'send-6'`);
    const later = await send(json, { 'idempotency-key': 'send-6' });
    expect(later.headers.get('idempotent-replayed')).toBeNull();
    const theirs = await desk.api.call('/v1/send_message', {
      method: 'POST',
      json: { ...json, message: 'Other' },
      key: desk.api.theirs.api_key,
      headers: { 'idempotency-key': 'send-6' },
    });
    expect(theirs.status, theirs.text).toBe(201);
  });

  it('makes ten at the same moment once', async () => {
    const headers = { 'idempotency-key': 'send-7' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => send({ ...json, to: '+16505551298' }, headers)));
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const rows = await desk.api.rows(`select 1 from message where to_address = '+16505551298'`);
    expect(rows).toHaveLength(1);
  });

  it('also makes a change of an event once, and its deletion answers the same again', async () => {
    const { id } = await desk.make({});
    const headers = { 'idempotency-key': 'delete-1' };
    const first = await desk.api.call(`/v1/events/${id}`, { method: 'DELETE', headers });
    const again = await desk.api.call(`/v1/events/${id}`, { method: 'DELETE', headers });
    expect([first.status, again.status]).toEqual([204, 204]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });
});
