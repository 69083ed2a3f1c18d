import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newId } from '@kept/persistence/new-id';
import { openInbox, type Inbox } from './inbox.spec-support.ts';

let inbox: Inbox;
let kim: string;

const KIM = '+18335550141';

beforeAll(async () => {
  inbox = await openInbox();
  kim = await inbox.contact('Kim Okafor', { phone: KIM, email: 'kim@example.com' });
  await inbox.says(KIM, 'Is there parking?');
});

afterAll(() => inbox.stop());

const reply = async (json: unknown, { key = newId() } = {}) =>
  await inbox.staff.call(`/v1/threads/${kim}/messages`, {
    method: 'POST',
    json,
    headers: { 'idempotency-key': key },
  });

const madeSchema = z.object({ id: z.uuid() });

const stored = async (id: string) => {
  const [row] = await inbox.api.rows(
    `select m.channel, m.to_address, m.subject, m.body, m.kind, m.lane, m.status, u.name as written_by
     from message m join "user" u on u.id = m.written_by_user_id where m.id = $1`,
    [id],
  );
  return row;
};

describe('an answer of staff', () => {
  it('goes to where the person was last heard, ahead of bulk, with who wrote it', async () => {
    const answer = await reply({ channel: 'sms', message: 'Yes, behind the house.' });
    expect(answer.status).toBe(201);
    const { id } = madeSchema.parse(answer.body);
    expect(await stored(id)).toEqual({
      channel: 'sms',
      to_address: KIM,
      subject: null,
      body: 'Yes, behind the house.',
      kind: 'one_time',
      lane: 'answer',
      status: 'due',
      written_by: 'Sam',
    });
    const { body } = await inbox.staff.call(`/v1/threads/${kim}/messages`);
    expect(body).toMatchObject({ messages: [{ id, written_by: 'Sam', address: KIM }, { direction: 'in' }] });
  });

  it('is refused with what is short where the account cannot pay it, and nothing is sent', async () => {
    const { account_id } = inbox.api.ours;
    await inbox.api.rows('insert into credit_balance (account_id, balance) values ($1, 1)', [account_id]);
    const before = await inbox.api.rows('select count(*) from message');
    const answer = await reply({ channel: 'sms', message: 'long '.repeat(60) });
    expect(answer.status).toBe(402);
    expect(answer.body).toMatchObject({ code: 'credits_short', needed: 2, balance: 1, shortfall: 1 });
    expect(await inbox.api.rows('select count(*) from message')).toEqual(before);
    await inbox.api.rows('delete from credit_balance where account_id = $1', [account_id]);
  });

  it('goes by email to an address they never wrote from, and both stand in one conversation', async () => {
    const answer = await reply({ channel: 'email', subject: 'Parking', message: 'A **map** for you.' });
    const { id } = madeSchema.parse(answer.body);
    expect(await stored(id)).toMatchObject({ to_address: 'kim@example.com', subject: 'Parking' });
    expect((await inbox.one(kim)).last).toMatchObject({ id, channel: 'email' });
  });

  it('is sent once, however often it is asked for', async () => {
    const key = newId();
    const answers = [
      await reply({ channel: 'sms', message: 'Once' }, { key }),
      await reply({ channel: 'sms', message: 'Once' }, { key }),
    ];
    const ids = answers.map(({ body }) => madeSchema.parse(body).id);
    expect(ids[0]).toBe(ids[1]);
  });

  it('is found by its words, and its person by their name in the outbox', async () => {
    expect(await inbox.names('?folder=all&q=behind')).toEqual(['Kim Okafor']);
    const { body } = await inbox.staff.call('/v1/messages?folder=other&q=okafor');
    expect(body).toMatchObject({ messages: [{ name: 'Kim Okafor' }, { written_by: 'Sam' }, { person_id: kim }] });
    expect((await inbox.stranger.call('/v1/messages?q=okafor')).body).toEqual({
      messages: [],
      total: null,
      next_cursor: null,
    });
  });

  it('calls the number and says it, also to a machine; files do not go with a call', async () => {
    const answer = await reply({ channel: 'call', to: KIM, message: 'The garage is behind the house.' });
    const { id } = madeSchema.parse(answer.body);
    expect(await stored(id)).toMatchObject({ channel: 'call', to_address: KIM, status: 'due', written_by: 'Sam' });
    const files = { channel: 'call', message: 'x', attachments: [newId()] };
    expect(await reply(files)).toMatchObject({ status: 422, body: { errors: [{ field: '/attachments' }] } });
  });

  it.each([
    ['nothing', { channel: 'sms', message: ' ' }, 422, '/message'],
    ['an address of somebody else', { channel: 'sms', to: '+18335550199', message: 'Hi' }, 422, '/to'],
    ['a letter', { channel: 'letter', message: 'Hi' }, 422, '/channel'],
    ['a file that is not here', { channel: 'sms', message: 'Hi', attachments: [newId()] }, 422, '/attachments'],
    ['a field nobody has', { channel: 'sms', message: 'At {{ event.start_time }}' }, 422, '/message'],
  ])('with %s is refused, and says where', async (_what, json, status, field) => {
    const answer = await reply(json);
    expect([answer.status, answer.body]).toMatchObject([status, { errors: [{ field }] }]);
  });

  it('does not reach a number that is stopped, and says so', async () => {
    await inbox.api.rows(
      `insert into stop_list_entry (id, account_id, type, address, source) values ($1, $2, 'phone', $3, 'reply')`,
      [newId(), inbox.api.ours.account_id, KIM],
    );
    const answer = await reply({ channel: 'sms', message: 'Hi' });
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'opted_out' }]);
    expect((await inbox.one(kim)).addresses).toContainEqual({ type: 'phone', address: KIM, stopped: true });
  });
});

describe('the outbox', () => {
  const put = async (status: string, status_reason: string | null = null): Promise<string> => {
    const { id } = madeSchema.parse((await reply({ channel: 'email', message: status })).body);
    await inbox.api.rows('update message set status = $2, status_reason = $3 where id = $1', [
      id,
      status,
      status_reason,
    ]);
    return id;
  };

  const rescue = (id: string, action: string, who = inbox.staff) =>
    who.call(`/v1/messages/${id}/rescue`, { method: 'POST', json: { action } });

  it('shows what failed with why, and sends it once more', async () => {
    const id = await put('failed', 'carrier_30003');
    const { body } = await inbox.staff.call('/v1/messages?folder=failed');
    expect(body).toMatchObject({
      total: 1,
      messages: [{ id, actions: ['resend'], why: expect.stringMatching(/\w+ \w+/) }],
    });
    expect((await rescue(id, 'resend', inbox.stranger)).status).toBe(404);
    expect((await rescue(id, 'resend')).status).toBe(204);
    expect(await stored(id)).toMatchObject({ status: 'due' });
    const none = { messages: [], total: 0, next_cursor: null };
    expect((await inbox.staff.call('/v1/messages?folder=failed')).body).toEqual(none);
    expect((await rescue(id, 'resend')).body).toMatchObject({ status: 409, code: 'nothing_to_rescue' });
  });

  it('takes back what still waits', async () => {
    const id = await put('due');
    expect((await inbox.staff.call('/v1/messages?folder=scheduled&limit=100')).text).toContain(id);
    expect((await rescue(id, 'drop')).status).toBe(204);
    expect(await stored(id)).toMatchObject({ status: 'skipped' });
    expect((await inbox.staff.call('/v1/messages?limit=100')).text).not.toContain(id);
  });

  it.each(['all', 'scheduled', 'failed', 'other'])('hands out all of %s page by page', async (folder) => {
    for (const status of ['failed', 'due', 'failed', 'accepted']) await put(status);
    const whole = await inbox.staff.call(`/v1/messages?folder=${folder}&limit=100`);
    const pageSchema = z.object({
      messages: z.array(z.object({ id: z.string() })),
      total: z.number().nullable(),
      next_cursor: z.string().nullable(),
    });
    const totals: (number | null)[] = [];
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const after = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = pageSchema.parse((await inbox.staff.call(`/v1/messages?folder=${folder}&limit=2${after}`)).body);
      totals.push(page.total);
      seen.push(...page.messages.map(({ id }) => id));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(pageSchema.parse(whole.body).messages.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    expect([totals[0], totals.slice(1).every((total) => total === null)]).toEqual([seen.length, true]);
  });
});
