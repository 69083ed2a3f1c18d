import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { plainPng } from '@kept/files/sample-files.spec-support';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';

let desk: Desk;
let admin: Browser;

beforeAll(async () => {
  desk = await openDesk();
  admin = await signIn(desk.api, desk.api.ours.admin);
});

afterAll(() => desk.stop());

const change = (json: object, by = admin) => by.call('/screens/secure_messaging', { method: 'PATCH', json });

it('begins switched off, with the seeds’ words previewed', async () => {
  const { status, body } = await desk.staff.call('/screens/secure_messaging');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    enabled: false,
    link_lifetime: '24_hours',
    has_default_pin: false,
    retention_days: null,
    preview: {
      sms: { subject: null, body: expect.stringMatching(/^You've received a secure message from .*: https:\/\/…$/) },
      email: { subject: expect.stringMatching(/^You've received a secure message from /) },
    },
  });
});

it.each([
  ['a body without the link', { link_body: 'Hello {{ user.name }}' }, '/link_body', 'link_missing'],
  [
    'a link that only some get',
    { link_body: '{% if user.vip %}{{ secure_link }}{% endif %}' },
    '/link_body',
    'unknown_field',
  ],
  ['a field nobody knows', { link_subject: 'From {{ user.nme }}' }, '/link_subject', 'unknown_field'],
  ['a PIN of three', { default_pin: '123' }, '/default_pin', 'too_short'],
])('refuses %s, and names the field', async (_, json, field, code) => {
  const { status, body } = await change(json);
  expect(status).toBe(422);
  expect(body).toMatchObject({ errors: expect.arrayContaining([expect.objectContaining({ field, code })]) });
});

it('is changed by admins only', async () => {
  expect((await change({ enabled: true }, desk.staff)).status).toBe(403);
});

it('keeps the usual PIN sealed, shows a field but no PIN, and writes each look into the log', async () => {
  const { status, body } = await change({ enabled: true, default_pin: '4711-kept', automated: ['reminder'] });
  expect([status, body]).toEqual([
    200,
    expect.objectContaining({ enabled: true, has_default_pin: true, default_pin_field: null }),
  ]);
  const [row] = await desk.api.rows(`select settings::text as text from account where id = $1`, [
    desk.api.ours.account_id,
  ]);
  expect(String(row?.['text'])).not.toContain('4711-kept');

  expect((await admin.call('/screens/secure_messaging/default_pin', { method: 'POST', json: {} })).body).toEqual({
    default_pin: '4711-kept',
  });
  expect(await desk.api.rows(`select code from log_entry where code = 'secure_pin_read'`)).toHaveLength(1);
  expect((await change({ default_pin: '{{ custom.pin }}' })).body).toMatchObject({
    default_pin_field: '{{ custom.pin }}',
  });
});

it('sets, reads out and takes away a contact’s PIN, each in the log and never in clear', async () => {
  const made = await desk.api.call('/v1/contacts', { method: 'POST', json: { name: 'Kim', phones: [], emails: [] } });
  const path = `/v1/contacts/${z.object({ id: z.string() }).parse(made.body).id}`;
  expect((await desk.api.call(`${path}/secure_pin`)).status).toBe(404);
  const set = await desk.api.call(`${path}/secure_pin`, { method: 'PUT', json: { pin: ' 271828 ' } });
  expect([set.status, set.body]).toEqual([200, { has_pin: true, locked_at: null, wrong_today: 0 }]);
  expect((await desk.api.call(`${path}/secure_pin`)).body).toMatchObject({ pin: '271828' });
  expect(
    await desk.api.rows(`select from secure_pin where position('271828' in encode(sealed, 'escape')) > 0`),
  ).toEqual([]);
  expect((await desk.api.call(`${path}/secure_pin`, { method: 'DELETE' })).body).toMatchObject({ has_pin: false });
  const codes = await desk.api.rows(`select code from log_entry where detail ->> 'contact_id' is not null order by id`);
  expect(codes.map(({ code }) => code)).toEqual(['secure_pin_set', 'secure_pin_read', 'secure_pin_removed']);
});

it('seals a PIN for auto messages: a schedule takes it so, and in no other way', async () => {
  const { api } = desk;
  const post = (path: string, json: object, key?: string) =>
    api.call(path, { method: 'POST', json, ...(key === undefined ? {} : { key }) });
  expect((await post('/v1/secure_pins/seal', { pin: '12' })).body).toMatchObject({
    errors: [{ field: '/pin', code: 'too_short' }],
  });
  const sealed = await admin.call('/v1/secure_pins/seal', { method: 'POST', json: { pin: ' 4711-kept ' } });
  const { sealed: pin } = z.object({ sealed: z.string() }).parse(sealed.body);
  expect(pin).not.toContain('4711');
  const message = {
    id: 'm',
    name: 'M',
    purpose: 'reminder',
    type: 'sms',
    content: { body: 'Hi' },
    send_securely: true,
  };
  const drafted = (of: string) =>
    admin.call('/v1/message_schedules', {
      method: 'POST',
      json: { name: 'Sealed', definition: { spec_version: 1, messages: [{ ...message, pin: of }] } },
    });
  expect(await drafted('4711-kept')).toMatchObject({
    status: 422,
    body: { errors: [{ field: '/definition/messages/0/pin' }] },
  });
  const { status, body } = await drafted(pin);
  expect([status, body]).toEqual([
    201,
    expect.objectContaining({
      draft: expect.objectContaining({
        definition: expect.objectContaining({ messages: [expect.objectContaining({ pin })] }),
      }),
    }),
  ]);

  const looked = `select from log_entry where code = 'secure_pin_read'`;
  const before = (await api.rows(looked)).length;
  expect((await post('/v1/secure_pins/open', { sealed: pin }, await keyWith(['messages:read']))).status).toBe(403);
  const trusted = await keyWith(['secure_messages:read']);
  expect((await post('/v1/secure_pins/open', { sealed: pin }, trusted)).body).toEqual({ pin: '4711-kept' });
  expect((await post('/v1/secure_pins/open', { sealed: `${pin}A` }, trusted)).body).toMatchObject({
    errors: [{ field: '/sealed', code: 'sealed_elsewhere' }],
  });
  expect((await api.rows(looked)).length).toBe(before + 1);
});

it('lets nobody publish a PIN that another account has sealed: it opens nothing, and every message would wait', async () => {
  const { api } = desk;
  const other = await api.newAccount();
  const seal = async (by: Browser) =>
    z
      .object({ sealed: z.string() })
      .parse((await by.call('/v1/secure_pins/seal', { method: 'POST', json: { pin: '4711-kept' } })).body).sealed;
  const [theirs, ours] = [await seal(await signIn(api, other.admin)), await seal(admin)];
  const issuesWith = async (pin: string) => {
    const message = { id: 'm', name: 'M', purpose: 'booking', type: 'sms', send_securely: true, pin };
    const timing = { anchor: 'created', offset: { minutes: 0 }, window: 'any' };
    const messages = [{ ...message, timing, content: { body: 'Hi. Reply STOP to opt out.' } }];
    const definition = { spec_version: 1, messages };
    const made = await admin.call('/v1/message_schedules', { method: 'POST', json: { name: 'Brought', definition } });
    const { id } = z.object({ id: z.string() }).parse(made.body);
    const answer = await admin.call(`/v1/message_schedules/${id}/publish`, { method: 'POST', json: {} });
    return { status: answer.status, body: answer.body };
  };
  expect((await issuesWith(ours)).status).toBe(200);
  expect(await issuesWith(theirs)).toMatchObject({
    status: 422,
    body: {
      errors: [
        { field: '/definition/messages/0/pin', message: expect.stringContaining('was sealed in another account') },
      ],
    },
  });
  const settings = (await admin.call('/screens/sending_settings')).body;
  const { pin_key_ids } = z.object({ pin_key_ids: z.array(z.string()) }).parse(settings);
  expect(pin_key_ids.map((id) => ours.includes(id))).toContain(true);
  expect(pin_key_ids.map((id) => theirs.includes(id))).not.toContain(true);
});

it.each([
  ['/v1/send_message', { type: 'call', to: '+12025550191', message: 'See {{ reminder.link }}' }, '/message'],
  [
    '/v1/broadcasts',
    {
      channel: 'call',
      recipients: { addresses: ['+12025550191'] },
      content: { script: [{ say: 'Hello' }, { say: 'See {{ booking.link }}' }] },
    },
    '/content/script/1/say',
  ],
])('lets no call say a link: %s', async (path, json, field) => {
  const { status, body, text } = await desk.api.call(path, { method: 'POST', json });
  expect(status, text).toBe(422);
  expect(body).toMatchObject({ errors: [{ field, code: 'link_spoken' }] });
});

async function keyWith(scopes: readonly string[]): Promise<string> {
  const { body } = await admin.call('/screens/api-keys', { method: 'POST', json: { name: 'Program', scopes } });
  return z.object({ key: z.string() }).parse(body).key;
}

it('hands out files of secure messages to keys that say so themselves, and to no other', async () => {
  await change({ enabled: true });
  const { api } = desk;
  const words = { type: 'sms', to: '+12025550191', message: 'The picture is here.', send_securely: true };
  const sent = await api.call('/v1/send_message', { method: 'POST', json: words });
  const message_id = z.object({ messages: z.tuple([z.object({ id: z.string() })]) }).parse(sent.body).messages[0].id;
  const upload = async (name: string, width: number) => {
    const form = new FormData();
    form.append('file', new Blob([Uint8Array.from(await plainPng({ width, height: 30 }))]), name);
    const request = new Request('http://form', { method: 'POST', body: form });
    const { body } = await api.call('/v1/attachments', {
      method: 'POST',
      raw: new Uint8Array(await request.arrayBuffer()),
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
    });
    return z.object({ id: z.string() }).parse(body).id;
  };
  const [open, secret] = [await upload('way.png', 30), await upload('scan.png', 31)];
  await api.rows(
    `insert into message_attachment (account_id, message_id, position, status, attachment_id) values ($1, $2, 0, 'stored', $3)`,
    [api.ours.account_id, message_id, secret],
  );
  const read = async (key: string) => {
    const listed = await api.call('/v1/attachments', { key });
    const { attachments } = z.object({ attachments: z.array(z.object({ id: z.string() })) }).parse(listed.body);
    const paths = ['', '/content', '/rendition'].map((what) => `/v1/attachments/${secret}${what}`);
    const statuses = await Promise.all(paths.map(async (path) => (await api.call(path, { key })).status));
    return { listed: attachments.map(({ id }) => id).filter((id) => id === open || id === secret), statuses };
  };
  expect(await read(await keyWith(['attachments:read']))).toEqual({ listed: [open], statuses: [404, 404, 404] });
  expect(await read(await keyWith(['attachments:read', 'secure_messages:read']))).toEqual({
    listed: [secret, open],
    statuses: [200, 200, 200],
  });
});

it('shows private words and PINs to keys that say so themselves, and to no other', async () => {
  await change({ enabled: true });
  const { api } = desk;
  const contact = await api.call('/v1/contacts', {
    method: 'POST',
    json: { name: 'Kim', phones: ['+12025550190'], emails: [] },
  });
  const { id } = z.object({ id: z.string() }).parse(contact.body);
  await api.call(`/v1/contacts/${id}/secure_pin`, { method: 'PUT', json: { pin: '271828' } });
  const words = { type: 'sms', to: '+12025550190', message: 'The biopsy is clear.', send_securely: true };
  expect((await api.call('/v1/send_message', { method: 'POST', json: words })).status).toBe(201);
  const usual = ['messages:read', 'contacts:read', 'contacts:write', 'events:read'];
  const [plain, trusted] = [await keyWith(usual), await keyWith([...usual, 'secure_messages:read'])];
  const read = async (key: string) => [
    (await api.call(`/v1/threads/${id}/messages`, { key })).text,
    (await api.call(`/v1/contacts/${id}/secure_pin`, { key })).status,
  ];
  expect(await read(plain)).toEqual([expect.stringMatching(/"secure":"withheld"/u), 403]);
  expect((await read(plain))[0]).not.toContain('biopsy');
  expect(await read(trusted)).toEqual([expect.stringMatching(/biopsy/u), 200]);
});
