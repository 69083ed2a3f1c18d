import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';

let desk: Desk;
let admin: Browser;
let contact_id: string;

const PHONE = '+18335550171';
const exportSchema = z.object({
  contacts: z.array(z.object({ name: z.string(), consents: z.array(z.object({ reason: z.string() })) })),
  stop_list: z.array(z.object({ address: z.string() })),
  appointments: z.array(z.object({ title: z.string(), phone: z.string().nullable() })),
  messages: z.array(
    z.object({
      id: z.string(),
      direction: z.string(),
      body: z.string(),
      sent_securely: z.boolean(),
      files: z.array(z.object({ file_name: z.string(), url: z.string().nullable() })),
    }),
  ),
  log: z.array(z.object({ code: z.string() })),
});

const path = (id = contact_id): string => `/screens/contacts/${id}/export`;
const exported = async () => {
  const answer = await admin.call(path());
  expect(answer.status, answer.text).toBe(200);
  return { answer, file: exportSchema.parse(JSON.parse(answer.text)) };
};

beforeAll(async () => {
  desk = await openDesk();
  admin = await signIn(desk.api, desk.api.ours.admin);
  const settled = await admin.call('/screens/secure_messaging', {
    method: 'PATCH',
    json: { enabled: true, automated: ['reminder'], link_lifetime: '24_hours' },
  });
  expect(settled.status, settled.text).toBe(200);
  const visit = await desk.make({
    title: 'Implant',
    participants: [
      { name: 'Kim Doe', phone: PHONE },
      { name: 'Somebody Else', phone: '+18335550172' },
    ],
  });
  await desk.decide(visit);
  const [kim] = visit.participants;
  await desk.staff.call(`/screens/participants/${kim?.id}/messages/msg_reminder/commands`, {
    method: 'POST',
    json: { command: 'send_now' },
  });
  await desk.decide(visit);
  const [message_id] = await desk.deliver(visit);
  const [row] = await desk.api.rows('select contact_id from participant where id = $1', [kim?.id]);
  contact_id = String(row?.['contact_id']);
  await desk.staff.call(`/screens/contacts/${contact_id}/consents`, {
    method: 'PUT',
    json: { channel: 'call', state: 'refused', reason: 'sleeps by day' },
  });
  await desk.staff.call('/screens/stop_list', {
    method: 'POST',
    json: { type: 'phone', address: PHONE, reason: 'asked' },
  });
  const { account_id } = desk.api.ours;
  await desk.api.rows(
    `insert into message (id, account_id, direction, kind, channel, status, thread_id, lane, from_address, to_address, body, due_at)
     select uuidv7(), m.account_id, 'in', 'reply', 'sms', 'received', m.thread_id, 'answer', m.to_address, '', 'reply ' || n, now()
     from message m, generate_series(1, 1203) n where m.id = $1`,
    [message_id],
  );
  const [reply] = await desk.api.rows(`select id from message where account_id = $1 and body = 'reply 1203'`, [
    account_id,
  ]);
  const [file] = await desk.api.rows(
    `insert into attachment (id, account_id, kind, content_type, file_name, size, stored_as)
     values (uuidv7(), $1, 'image', 'image/png', 'tooth.png', 3, 'none') returning id`,
    [account_id],
  );
  await desk.api.rows(
    `insert into message_attachment (account_id, message_id, position, status, attachment_id) values ($1, $2, 0, 'stored', $3)`,
    [account_id, reply?.['id'], file?.['id']],
  );
});

afterAll(() => desk.stop());

it('hands out all that is held on a contact, what went securely opened, and nothing of others', async () => {
  const { answer, file } = await exported();
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="contact-${contact_id}.json"`);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(file.contacts).toMatchObject([{ name: 'Kim Doe', consents: [{ reason: 'sleeps by day' }] }]);
  expect(file.stop_list).toMatchObject([{ address: PHONE }]);
  expect(file.appointments).toMatchObject([{ title: 'Implant', phone: PHONE }]);
  expect(file.messages.filter(({ sent_securely }) => sent_securely)).toMatchObject([
    { direction: 'out', body: expect.stringMatching(/^Hi Kim.*Implant/) },
  ]);
  expect(answer.text).not.toMatch(/Somebody Else|18335550172/);
});

it('has a long history whole, each message once, and its files as links that open for a day', async () => {
  const { file } = await exported();
  const replies = file.messages.filter(({ direction }) => direction === 'in').map(({ body }) => body);
  expect(replies.toSorted()).toEqual(Array.from({ length: 1203 }, (_, n) => `reply ${n + 1}`).toSorted());
  expect(file.messages.flatMap(({ files }) => files)).toEqual([
    { file_name: 'tooth.png', url: expect.stringMatching(/\/files\/[\w-]+$/) },
  ]);
});

it('is for admins of the account, and each export is in the log with who asked', async () => {
  const told = (await exported()).file.log.filter(({ code }) => code === 'contact_exported').length;
  expect((await desk.staff.call(path())).status).toBe(403);
  expect((await desk.api.call(path())).status).toBe(403);
  const stranger = await signIn(desk.api, desk.api.theirs.admin);
  expect((await stranger.call(path())).status).toBe(404);
  const { entries } = z
    .object({
      entries: z.array(z.object({ what: z.string(), by: z.string().nullable(), person: z.string().nullable() })),
    })
    .parse((await admin.call('/v1/log?kind=change')).body);
  expect(entries.filter(({ what }) => what === 'All data on a contact exported')).toEqual(
    Array.from({ length: told }, () => ({ what: expect.any(String), by: 'Ada', person: 'Kim Doe' })),
  );
});
