import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openSecureDesk, type SecureDesk } from './secure-desk.spec-support.ts';

let secure: SecureDesk;

beforeAll(async () => {
  secure = await openSecureDesk();
});

afterAll(() => secure.desk.stop());

describe('what staff send by hand', () => {
  const send = (json: object) => secure.desk.api.call('/v1/send_message', { method: 'POST', json });
  const answered = z.object({ messages: z.array(z.object({ id: z.uuid() })) });

  it('goes securely with a PIN of its own, which opens no other link and no other link opens', async () => {
    const it_was = await secure.sent();
    const { status, body, text } = await send({
      type: 'sms',
      to: it_was.phone,
      message: 'Your result: NEGATIVE-PLUGH, see https://results.example/7.',
      send_securely: true,
      pin: '314159',
    });
    expect(status, text).toBe(201);
    const id = answered.parse(body).messages[0]?.id ?? '';
    expect(
      await secure.desk.api.rows(`select from message m where m.id = $1 and m::text like '%PLUGH%'`, [id]),
    ).toEqual([]);
    await secure.desk.send(id);
    const path = await secure.pathOf(id);
    expect((await secure.call(path, { post: 'pin=271828' })).text).toContain('That PIN is wrong');
    const page = (await secure.call(path, { cookie: await secure.opened({ path }, '314159') })).text;
    expect(page).toContain('NEGATIVE-PLUGH');
    expect(page).toContain('<a href="https://results.example/7" rel="noopener noreferrer">');
    expect((await secure.call(it_was.path, { cookie: await secure.opened(it_was) })).text).not.toContain('PLUGH');
  });

  it.each([
    ['a call', { type: 'call', send_securely: true }, '/send_securely', 'secure_call'],
    ['a PIN for what goes plainly', { type: 'sms', pin: '314159' }, '/pin', 'not_secure'],
  ])('refuses %s', async (_, json, field, code) => {
    const { status, body } = await send({ to: '+18335559902', message: 'Hi', ...json });
    expect([status, body]).toEqual([
      422,
      expect.objectContaining({ errors: [expect.objectContaining({ field, code })] }),
    ]);
  });

  it('answers in a conversation of secure mails under no subject of an invitation', async () => {
    const to = 'robin@client.example';
    const sent = await send({ type: 'email', to, subject: 'Your knee', message: 'It heals.', send_securely: true });
    expect(sent.status, sent.text).toBe(201);
    const [thread] = await secure.desk.api.rows(`select id from thread where address = $1`, [to]);
    const path = `/v1/threads/${String(thread?.['id'])}/messages`;
    const json = { channel: 'email', message: 'Come in on Monday.', send_securely: true };
    const reply = await secure.desk.staff.call(path, { method: 'POST', json });
    expect(reply.status, reply.text).toBe(201);
    const { body } = await secure.desk.staff.call(path);
    const said = z.object({ messages: z.array(z.object({ subject: z.string(), body: z.string() })) }).parse(body);
    expect(said.messages).toEqual([
      { subject: expect.not.stringContaining('secure message'), body: 'Come in on Monday.' },
      { subject: 'Your knee', body: 'It heals.' },
    ]);
  });

  it('answers a secure reply securely, from the inbox and by default', async () => {
    const it_was = await secure.sent();
    const cookie = await secure.opened(it_was);
    await secure.say(it_was, { cookie, text: 'May I bring my dog?' });
    const [thread] = await secure.desk.api.rows(`select id from thread where address = $1`, [it_was.phone]);
    const reply = await secure.desk.staff.call(`/v1/threads/${String(thread?.['id'])}/messages`, {
      method: 'POST',
      json: { channel: 'sms', message: 'Yes, dogs are WELCOME-FROTZ.' },
    });
    expect(reply.status, reply.text).toBe(201);
    const { id } = z.object({ id: z.uuid() }).parse(reply.body);
    expect(await secure.desk.api.rows('select sent_securely from message where id = $1', [id])).toEqual([
      { sent_securely: true },
    ]);
    await secure.desk.send(id);
    expect((await secure.call(it_was.path, { cookie })).text).toContain('WELCOME-FROTZ');
  });
});
