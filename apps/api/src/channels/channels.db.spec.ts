import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId } from '@kept/persistence/new-id';
import { mailWebhookPassword } from '@kept/channels/mail-webhook-password';
import { TEST_SECRET } from '../running-api.spec-support.ts';
import { OUR_NUMBER, startSandbox, type RunningSandbox } from '../sandbox-carrier/running-sandbox.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { channelListSchema, senderTestSchema, verificationSchema, type ChannelAnswer } from './channels.schema.ts';

let sandbox: RunningSandbox;
let admin: Browser;

beforeAll(async () => {
  sandbox = await startSandbox();
  admin = await signIn(sandbox.api, sandbox.api.ours.admin);
});

afterAll(() => sandbox.stop());

const channels = async () => channelListSchema.parse((await admin.call('/screens/channels')).body).channels;

const channelOf = async (provider: 'twilio' | 'smtp'): Promise<ChannelAnswer> => {
  const found = (await channels()).find((each) => each.provider === provider);
  if (found === undefined) throw new Error(`the account has no ${provider}`);
  return found;
};

const senderOf = async (address: string) => {
  const found = (await channels()).flatMap(({ senders }) => senders).find((each) => each.address === address);
  if (found === undefined) throw new Error(`nothing comes from ${address}`);
  return found;
};

const put = (provider: string, json: unknown) => admin.call(`/screens/channels/${provider}`, { method: 'PUT', json });

const verify = async (): Promise<readonly string[]> => {
  const { id } = await channelOf('twilio');
  const { body } = await admin.call(`/screens/channels/${id}/verification`, { method: 'POST' });
  return verificationSchema.parse(body).steps.map(({ step, outcome }) => `${step} ${outcome}`);
};

const numberAtCarrier = (number: string, sms_url: string) =>
  sandbox.carrier.control('PUT', `/accounts/${sandbox.api.ours.carrier.account_sid}/numbers/${number}`, {
    sms_url,
    carrier_answers_opt_out: false,
  });

const messagesUrl = () => `${sandbox.api.url}/v1/webhooks/twilio/${sandbox.api.ours.account_id}/messages`;

beforeEach(async () => {
  await numberAtCarrier(OUR_NUMBER, messagesUrl());
});

it('shows what is sent through and from, and nothing that opens an account', async () => {
  const [texts, mail] = await channels();
  expect(texts).toMatchObject({
    provider: 'twilio',
    sandbox: true,
    credentials: 'kept',
    account_sid: sandbox.api.ours.carrier.account_sid,
    webhook_url: messagesUrl(),
    senders: [{ address: OUR_NUMBER, is_default: true, calendars: [], last_failure: null }],
  });
  expect(mail).toMatchObject({ provider: 'smtp', sandbox: true, mail_server: null, senders: [{ type: 'email' }] });
  const at = new URL(mail?.webhook_url ?? '');
  expect({ user: at.username, password: at.password, path: at.pathname }).toEqual({
    user: 'kept',
    password: mailWebhookPassword({ account_id: sandbox.api.ours.account_id, secret: TEST_SECRET }),
    path: `/v1/webhooks/email/${sandbox.api.ours.account_id}`,
  });
  expect((await admin.call('/screens/channels')).text).not.toContain(sandbox.api.ours.carrier.auth_token);
});

it('finds everything right where it is', async () => {
  expect(await verify()).toEqual(['credentials right', 'number right', 'address right', 'callback right']);
});

it('finds a number whose texts go elsewhere, and has the provider send them here', async () => {
  await numberAtCarrier(OUR_NUMBER, 'https://elsewhere.example/texts');
  expect(await verify()).toEqual(['credentials right', 'number right', 'address wrong', 'callback right']);
  const { id } = await senderOf(OUR_NUMBER);
  const answer = await admin.call(`/screens/senders/${id}/registration`, { method: 'POST' });
  expect(answer.body).toMatchObject({ steps: [{ step: 'number' }, { step: 'address', outcome: 'right' }] });
  expect(await verify()).toEqual(['credentials right', 'number right', 'address right', 'callback right']);
});

it('keeps credentials only once the provider lets us in with them', async () => {
  const { account_sid, auth_token } = sandbox.api.ours.carrier;
  const before = await api('select credentials from channel where account_id = $1');
  const wrong = await put('twilio', { account_sid, auth_token: 'not the token' });
  expect(wrong).toMatchObject({
    status: 422,
    body: {
      errors: [{ field: '/auth_token', code: 'credentials_refused', message: expect.stringMatching(/^is refused/) }],
    },
  });
  expect(await api('select credentials from channel where account_id = $1')).toEqual(before);
  expect((await put('twilio', { account_sid: 'XX1', auth_token })).body).toMatchObject({
    errors: [{ field: '/account_sid' }],
  });
  expect(await put('twilio', { account_sid, auth_token })).toMatchObject({
    status: 200,
    body: { credentials: 'kept' },
  });
  expect(await verify()).toContain('credentials right');
});

it('says that nothing was stored while the provider does not answer', async () => {
  await sandbox.carrier.control('POST', '/faults', { kind: 'error_500', times: 1 });
  expect(await put('twilio', sandbox.api.ours.carrier)).toMatchObject({ status: 503, body: { code: 'provider_away' } });
});

it('cannot point a sandbox account at the world', async () => {
  const dkim = { dkim_domain: null, dkim_selector: null, dkim_private_key: null };
  const login = { user: null, pass: null, reply_domain: null };
  const server = { host: 'smtp.example.org', port: 587, secure: false, ...login, ...dkim };
  expect(await put('smtp', server)).toMatchObject({ status: 409, body: { code: 'sandbox_channel' } });
  expect((await put('smtp', { ...server, port: 6379 })).body).toMatchObject({ errors: [{ field: '/port' }] });
  expect((await put('smtp', { ...server, dkim_private_key: 'MIIEv' })).body).toMatchObject({
    errors: [{ field: '/dkim_private_key', message: expect.stringMatching(/^is no RSA private key/) }],
  });
});

it('adds a number that the provider’s account has, and no other', async () => {
  const { id } = await channelOf('twilio');
  const add = (address: string) => admin.call(`/screens/channels/${id}/senders`, { method: 'POST', json: { address } });
  expect(await add('(202) 555-0177')).toMatchObject({
    status: 422,
    body: { errors: [{ field: '/address', code: 'not_owned' }] },
  });
  await numberAtCarrier('+12025550177', '');
  expect((await add('(202) 555-0177')).status).toBe(204);
  expect(await add('+12025550177')).toMatchObject({ status: 409, body: { code: 'sender_exists' } });
  const added = await senderOf('+12025550177');
  expect(added.is_default).toBe(false);
  const change = (json: unknown) => admin.call(`/screens/senders/${added.id}`, { method: 'PATCH', json });
  expect((await change({ is_default: true, rate_per_second: 20, opt_out_words: ['Basta', 'basta'] })).status).toBe(204);
  expect(await senderOf('+12025550177')).toMatchObject({
    is_default: true,
    rate_per_second: 20,
    opt_out_words: ['basta'],
  });
  expect(await senderOf(OUR_NUMBER)).toMatchObject({ is_default: false });
  expect((await change({ opt_out_words: ['two words'] })).status).toBe(422);
  expect((await change({ rate_per_second: 0 })).status).toBe(422);
  expect((await change({ rate_per_second: null })).status).toBe(204);
  expect(await senderOf('+12025550177')).toMatchObject({ rate_per_second: null, opt_out_words: ['basta'] });
});

it('sends a test as a message of its own, and never to a stopped address', async () => {
  const { id } = await senderOf(OUR_NUMBER);
  const send = (to: string) => admin.call(`/screens/senders/${id}/tests`, { method: 'POST', json: { to } });
  const test = senderTestSchema.parse((await send('(202) 555-0178')).body);
  expect(test).toMatchObject({ to: '+12025550178', standing: 'waiting' });
  const read = () => admin.call(`/screens/sender_tests/${test.id}`);
  for (const [status, standing] of [
    ['accepted', 'accepted'],
    ['delivered', 'reported'],
    ['failed', 'failed'],
  ]) {
    await sandbox.api.rows('update message set status = $2 where id = $1', [test.id, status]);
    expect((await read()).body).toMatchObject({ standing });
  }
  expect(await send('12')).toMatchObject({ status: 422, body: { errors: [{ field: '/to' }] } });
  await api(`insert into stop_list_entry (id, account_id, type, address, source)
    values (gen_random_uuid(), $1, 'phone', '+12025550179', 'reply')`);
  expect((await send('+12025550179')).body).toMatchObject({ errors: [{ field: '/to', code: 'opted_out' }] });
  const [message] = await api(`select id from message where account_id = $1 and kind = 'notification' limit 1`);
  const stranger = await signIn(sandbox.api, sandbox.api.theirs.admin);
  expect((await stranger.call(`/screens/sender_tests/${message?.['id']}`)).status).toBe(404);
});

it('calls by itself as a test, in the voice the account has chosen, and tells how the call went', async () => {
  const { id } = await senderOf(OUR_NUMBER);
  const post = (sender: string, json: unknown) =>
    admin.call(`/screens/senders/${sender}/tests`, { method: 'POST', json });
  const test = senderTestSchema.parse((await post(id, { to: '(202) 555-0181', by: 'call' })).body);
  expect(await sandbox.api.rows('select channel, spoken, from_address from message where id = $1', [test.id])).toEqual([
    {
      channel: 'call',
      from_address: OUR_NUMBER,
      spoken: expect.objectContaining({ script: [{ say: expect.stringMatching(/^This is a test call/) }] }),
    },
  ]);
  const attempt = newId();
  await api(`insert into delivery_attempt (id, account_id, message_id, number, outcome, started_at)
    values ('${attempt}', $1, '${test.id}', 1, 'accepted', now())`);
  await api(`insert into call (attempt_id, account_id, message_id, status, outcome, placed_at)
    values ('${attempt}', $1, '${test.id}', 'ended', 'busy', now())`);
  expect((await admin.call(`/screens/sender_tests/${test.id}`)).body).toMatchObject({
    standing: 'reported',
    words: 'It rang, and was busy.',
  });
  const mailbox = (await channels()).flatMap(({ senders }) => senders).find(({ type }) => type === 'email');
  expect((await post(mailbox?.id ?? '', { to: 'a@b.example', by: 'call' })).body).toMatchObject({
    errors: [{ field: '/by', code: 'cannot_call' }],
  });
});

it('is for admins', async () => {
  const staff = await signIn(sandbox.api, sandbox.api.ours.staff);
  expect((await staff.call('/screens/channels')).status).toBe(403);
});

async function api(statement: string) {
  return sandbox.api.rows(statement, [sandbox.api.ours.account_id]);
}
