import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contactHistorySchema } from '../contacts/contact-history.schema.ts';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import { logPageSchema } from '../log/log.schema.ts';
import { outboxSchema } from '../outbox/outbox.schema.ts';

const PHONE = '+12025550192';
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk.stop());

it('a call that is over says how it ended wherever it is listed', async () => {
  await desk.make({ title: 'Check-up', participants: [{ name: 'Lou Lane', phone: PHONE }] });
  const [message_id, attempt_id, thread_id] = [randomUUID(), randomUUID(), randomUUID()];
  const { account_id } = desk.api.ours;
  await desk.api.rows(
    `insert into thread (id, account_id, contact_id, type, address, unread, last_message_at)
     select $2, $1, contact_id, 'phone', address, 0, now() from contact_address where account_id = $1 and address = $3`,
    [account_id, thread_id, PHONE],
  );
  await desk.api.rows(
    `insert into message (id, account_id, thread_id, direction, kind, channel, status, lane, to_address, body, due_at)
     values ($2, $1, $3, 'out', 'one_time', 'call', 'accepted', 'bulk', $4, 'Hello', now())`,
    [account_id, message_id, thread_id, PHONE],
  );
  await desk.api.rows(
    `insert into delivery_attempt (id, account_id, message_id, number, outcome, started_at)
     values ($3, $1, $2, 1, 'accepted', now())`,
    [account_id, message_id, attempt_id],
  );
  const read = async (path: string) => (await desk.staff.call(path)).body;
  const [contact] = await desk.api.rows(`select contact_id from thread where id = $1`, [thread_id]);
  const listed = async () => {
    const log = logPageSchema.parse(await read(`/v1/log?address=${encodeURIComponent(PHONE)}`));
    const outbox = outboxSchema.parse(await read('/v1/messages'));
    const history = contactHistorySchema.parse(
      await read(`/screens/contacts/${String(contact?.['contact_id'])}/history`),
    );
    return {
      log: log.entries.find((entry) => entry.what.includes('by call'))?.what,
      outbox: outbox.messages.find(({ id }) => id === message_id)?.call?.outcome,
      history: history.messages.find(({ id }) => id === message_id)?.call?.outcome,
    };
  };
  expect(await listed()).toEqual({ log: 'One-time message by call: sent', outbox: undefined, history: undefined });
  await desk.api.rows(
    `insert into call (attempt_id, account_id, message_id, status, outcome, placed_at)
     values ($3, $1, $2, 'ended', 'no_answer', now())`,
    [account_id, message_id, attempt_id],
  );
  expect(await listed()).toEqual({
    log: 'One-time message by call: nobody answered',
    outbox: 'no_answer',
    history: 'no_answer',
  });
});
