import twilio from 'twilio';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@kept/persistence/new-id';
import { CLINIC } from '../commands/demo/clinic.ts';
import { startApi, type Answer, type RunningApi, type TestAccount } from '../running-api.spec-support.ts';
import { signedForms, type SentForm, type Signed } from './signed-form.spec-support.ts';

let api: RunningApi;
let serial = 0;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

beforeEach(() => api.rows('delete from stop_list_entry'));

type Form = SentForm;

const post = (path: string, signed: Signed): Promise<Answer> => signedForms(api)(path, signed);

const messages = (account: TestAccount = api.ours): string => `/v1/webhooks/twilio/${account.account_id}/messages`;

const text = (form: Form): Form => ({
  MessageSid: `SM${String(++serial).padStart(32, '0')}`,
  From: '+12025550123',
  To: CLINIC.phone,
  Body: 'hello',
  NumMedia: '0',
  ...form,
});

describe('a text of a client', () => {
  it('is stored once and answered with nothing said, however often it is sent', async () => {
    const form = text({ Body: 'Grüße & more = “ok” + 😀' });
    const answers = [await post(messages(), { form }), await post(messages(), { form })];
    for (const answer of answers) {
      expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('<Response/>')]);
      expect(answer.headers.get('content-type')).toMatch(/^text\/xml/);
    }
    const stored = await api.rows('select body, account_id from message where provider_id = $1', [form['MessageSid']]);
    expect(stored).toEqual([{ body: 'Grüße & more = “ok” + 😀', account_id: api.ours.account_id }]);
  });

  it('that says STOP is in force when the 200 is out, with Temporal away, and is confirmed once', async () => {
    const answer = await post(messages(), { form: text({ From: '+12025550133', Body: ' Stop. ' }) });
    expect(answer.status).toBe(200);
    expect(await api.rows('select type, address, source, word from stop_list_entry')).toEqual([
      { type: 'phone', address: '+12025550133', source: 'reply', word: 'stop' },
    ]);
    expect(await api.rows(`select system_text, status from message where to_address = '+12025550133'`)).toEqual([
      { system_text: 'opted_out', status: 'due' },
    ]);
  });

  it('reaches the sequence it answers', async () => {
    await api.call('/v1/events', {
      method: 'POST',
      json: {
        events: [
          {
            title: 'x',
            start_time: '2027-03-10T15:00',
            end_time: '2027-03-10T16:00',
            participants: [{ name: 'Kim', phone: '+12025550140' }],
          },
        ],
      },
    });
    await post(messages(), { form: text({ From: '+12025550140', Body: 'STOP' }) });
    const inputs = await api.rows(
      `select i.type from sequence_input i join sequence s on s.id = i.sequence_id join participant p on p.id = s.participant_id
       where p.phone = '+12025550140' order by i.id`,
    );
    expect(inputs).toEqual([{ type: 'started' }, { type: 'opted_out' }]);
  });

  it('loses what no database can hold and keeps the rest', async () => {
    const form = text({ Body: 'a\u0000b' });
    expect((await post(messages(), { form })).status).toBe(200);
    expect(await api.rows('select body from message where provider_id = $1', [form['MessageSid']])).toEqual([
      { body: 'ab' },
    ]);
  });

  it('to a number the account does not have is told so', async () => {
    const answer = await post(messages(), { form: text({ To: '+12025550199' }) });
    expect([answer.status, answer.body]).toMatchObject([404, { code: 'number_not_found' }]);
  });

  it.each([
    ['no MessageSid', { MessageSid: '' }, 'MessageSid'],
    ['a sender that is no number', { From: 'whatsapp' }, 'From'],
    ['endless words', { Body: 'x'.repeat(20_001) }, 'Body'],
  ])('with %s is refused', async (_, form, field) => {
    const answer = await post(messages(), { form: text(form) });
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ field }] }]);
  });

  it('of more than 1 MB is refused', async () => {
    expect((await post(messages(), { form: text({ Body: 'x'.repeat(1024 * 1024) }) })).status).toBe(413);
  });
});

describe('a forged request', () => {
  it.each<[string, () => Promise<Answer>]>([
    ['with a wrong token', () => post(messages(), { form: text({ Body: 'STOP' }), auth_token: 'f'.repeat(32) })],
    [
      'signed for where we listen instead of where the world sees us',
      () => post(messages(), { form: text({ Body: 'STOP' }), url: `${api.url}${messages()}` }),
    ],
    [
      'signed for another path',
      () => post(messages(), { form: text({ Body: 'STOP' }), url: `${api.public_url}/other` }),
    ],
    ['of another account’s carrier', () => post(messages(), { form: text({ Body: 'STOP' }), account: api.theirs })],
    [
      'of another account’s carrier in our carrier’s name',
      () => post(messages(), { form: text({ Body: 'STOP' }), auth_token: api.theirs.carrier.auth_token }),
    ],
    [
      'to an account of nobody',
      () => post(`/v1/webhooks/twilio/${newId()}/messages`, { form: text({ Body: 'STOP' }) }),
    ],
    [
      'without a signature',
      () =>
        api.call(messages(), {
          method: 'POST',
          key: null,
          raw: new URLSearchParams({ AccountSid: api.ours.carrier.account_sid, ...text({ Body: 'STOP' }) }).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
    ],
    [
      'with a forwarded host',
      () =>
        api.call(messages(), {
          method: 'POST',
          key: null,
          raw: '',
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            'x-forwarded-host': 'evil.example',
            'x-twilio-signature': 'x',
          },
        }),
    ],
  ])('%s is a 403 and changes nothing', async (_, send) => {
    const before = await api.rows('select (select count(*) from message) m, (select count(*) from inbound_receipt) r');
    const answer = await send();
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'signature_wrong' }]);
    expect(await api.rows('select (select count(*) from message) m, (select count(*) from inbound_receipt) r')).toEqual(
      before,
    );
    expect(await api.rows('select 1 from stop_list_entry')).toEqual([]);
  });

  it('with a parameter changed after signing is a 403', async () => {
    const form = { AccountSid: api.ours.carrier.account_sid, ...text({ Body: 'yes' }) };
    const signature = twilio.getExpectedTwilioSignature(
      api.ours.carrier.auth_token,
      `${api.public_url}${messages()}`,
      form,
    );
    const answer = await api.call(messages(), {
      method: 'POST',
      key: null,
      raw: new URLSearchParams({ ...form, Body: 'STOP' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
    });
    expect(answer.status).toBe(403);
  });
});

describe('a status callback', () => {
  const sent = async () => {
    const ids = { message: newId(), attempt: newId() };
    await api.rows(
      `insert into message (id, account_id, direction, kind, channel, status, lane, to_address, body, due_at)
       values ($1, $2, 'out', 'notification', 'sms', 'sending', 'bulk', '+12025550123', 'x', now())`,
      [ids.message, api.ours.account_id],
    );
    await api.rows(
      `insert into delivery_attempt (id, account_id, message_id, number, outcome, started_at) values ($1, $2, $3, 1, 'pending', now())`,
      [ids.attempt, api.ours.account_id, ids.message],
    );
    return ids;
  };
  const report = (attempt: string, form: Form) =>
    post(`/v1/webhooks/twilio/${api.ours.account_id}/attempts/${attempt}`, { form: { MessageSid: 'SM1', ...form } });

  it('moves the message forward only, repeated and out of order as they come', async () => {
    const { message, attempt } = await sent();
    const statuses = [];
    for (const MessageStatus of ['sent', 'delivered', 'delivered', 'sent', 'queued']) {
      expect((await report(attempt, { MessageStatus })).status).toBe(204);
      statuses.push((await api.rows('select status from message where id = $1', [message]))[0]?.['status']);
    }
    expect(statuses).toEqual(['accepted', 'delivered', 'delivered', 'delivered', 'delivered']);
  });

  it('of an attempt of nobody, or of another account, changes nothing', async () => {
    const { message, attempt } = await sent();
    expect((await report(newId(), { MessageStatus: 'delivered' })).status).toBe(404);
    const theirs = await post(`/v1/webhooks/twilio/${api.theirs.account_id}/attempts/${attempt}`, {
      account: api.theirs,
      form: { MessageSid: 'SM1', MessageStatus: 'delivered' },
    });
    expect(theirs.status).toBe(404);
    expect(await api.rows('select status from message where id = $1', [message])).toEqual([{ status: 'sending' }]);
  });

  it('that tells of a failure keeps its code', async () => {
    const { message, attempt } = await sent();
    expect((await report(attempt, { MessageStatus: 'undelivered', ErrorCode: '30003' })).status).toBe(204);
    expect(await api.rows('select status, error_code from message where id = $1', [message])).toEqual([
      { status: 'failed', error_code: 'carrier_30003' },
    ]);
  });
});
