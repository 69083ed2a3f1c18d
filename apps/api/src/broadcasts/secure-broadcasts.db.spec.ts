import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { broadcastSchema, previewSchema } from './broadcast.schema.ts';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

const settle = (settings: object) =>
  api.rows(
    `update account set settings = settings || jsonb_build_object('secure_messaging', $2::jsonb) where id = $1 returning id`,
    [api.ours.account_id, JSON.stringify({ ...OFF, ...settings })],
  );

const OFF = {
  enabled: false,
  records_email_opens: false,
  link_subject: null,
  link_body: null,
  link_lifetime: '24_hours',
  default_pin: null,
  automated: [],
  retention_days: null,
};

const WORDS = 'The biopsy of {{ first_name }} is clear.';

const secure = (json: object = {}) => ({
  channel: 'sms',
  content: { body: WORDS },
  send_securely: true,
  recipients: { addresses: ['+12025550171'] },
  ...json,
});

const send = (json: object) =>
  api.call('/v1/broadcasts', { method: 'POST', json, headers: { 'Idempotency-Key': `k${Math.random()}` } });

const contact = async (phone: string, custom_data: object = {}) => {
  const { body } = await api.call('/v1/contacts', {
    method: 'POST',
    json: { name: 'Robin Park', phones: [phone], custom_data },
  });
  return typeof body === 'object' && body !== null && 'id' in body ? String(body.id) : String(JSON.stringify(body));
};

it.each([
  ['a call', { channel: 'call', content: { script: [{ say: 'Hello' }] } }, '/send_securely', 'secure_call'],
  ['a PIN for what goes plainly', { send_securely: false, pin: '271828' }, '/pin', 'not_secure'],
  ['a PIN of three', { pin: '123' }, '/pin', 'too_short'],
  ['a PIN of a field that cannot be', { pin: '{{ costum.pin }}' }, '/pin', 'unknown_field'],
  ['a PIN that cannot be read', { pin: '{{ custom.pin' }, '/pin', 'template_syntax'],
])('refuses %s, and names the field', async (_what, wrong, field, code) => {
  await settle({ enabled: true });
  for (const path of ['/v1/broadcasts', '/v1/broadcasts/preview'])
    expect((await api.call(path, { method: 'POST', json: secure(wrong) })).body).toMatchObject({
      code: 'invalid_request',
      errors: [{ field, code }],
    });
});

it('is refused while secure messaging is off, rather than held', async () => {
  await settle({ enabled: false });
  expect((await send(secure())).body).toMatchObject({
    errors: [{ field: '/send_securely', code: 'secure_messaging_off' }],
  });
});

it('lies sealed from the moment it is made, and no answer repeats its words', async () => {
  await settle({ enabled: true });
  const { status, body } = await send(secure({ content: { body: 'The biopsy is clear.' }, pin: '271828' }));
  const made = broadcastSchema.parse(body);
  expect([status, made.words, made.sent_securely]).toEqual([201, '', true]);
  const [told] = await api.rows(
    `select (select bool_or(to_jsonb(b)::text ~ $1) from broadcast b) as rows,
       (select bool_or(to_jsonb(k)::text ~ $1) from idempotency_key k) as answers`,
    ['biopsy|271828'],
  );
  expect(told).toEqual({ rows: false, answers: false });
});

it('previews the invitation and the words behind it apart, and who is held for a blank PIN', async () => {
  await settle({ enabled: true });
  const [known, unknown] = [await contact('+12025550172', { pin: '271828' }), await contact('+12025550173')];
  const { body } = await api.call('/v1/broadcasts/preview', {
    method: 'POST',
    json: secure({ recipients: { contacts: [known, unknown] }, pin: '{{ custom.pin }}' }),
  });
  const preview = previewSchema.parse(body);
  expect(preview).toMatchObject({
    ready: 1,
    held: 1,
    reasons: [{ status: 'held', reason: 'secure_pin_blank', count: 1 }],
    recipients: [
      {
        status: 'ready',
        pin: 'message',
        body: 'The biopsy of Robin is clear.',
        invitation: {
          subject: null,
          body: expect.stringMatching(/secure message from .* https?:\/\/\S+\/s\/\S{64}$/u),
        },
        credits: 2,
      },
      { status: 'held', reason: 'secure_pin_blank', pin: null },
    ],
  });
  expect(JSON.stringify(preview)).not.toContain('271828');
});
