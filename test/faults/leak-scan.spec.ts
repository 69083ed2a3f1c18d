import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { usualSecureMessaging } from '@kept/sequences/secure/usual-secure-messaging';
import { listen, type Listener } from '../../sequences/src/webhooks/listener.spec-support.ts';
import { eventually } from '../harness/eventually.ts';
import { readDatabase } from '../harness/read-database.ts';
import { allHistories } from './all-histories.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;
let listener: Listener;

beforeAll(async () => {
  [kept, listener] = await Promise.all([openRunningClinic(), listen()]);
  const secure = { ...usualSecureMessaging, enabled: true, automated: ['reminder'] };
  await kept.clinic.sql(
    `update account set settings = (settings - 'quiet_hours') || jsonb_build_object('secure_messaging', $2::jsonb) where id = $1`,
    [kept.clinic.account_id, JSON.stringify(secure)],
  );
  await kept.startWorker();
});

afterAll(async () => {
  listener.close();
  await kept.close();
});

const PHONE = '+12025550761';
const PINS = { contact: '7391580264', send: '6041729538', wrong: '1122339900' } as const;
/** The first is the reminder as rendered; its template and its fields stand in their tables, together they do not. */
const SAID = {
  reminder: 'Hi Tamsin, see you',
  send: 'Your biopsy says marzipan 4471',
  reply: 'my ocelot is afraid of marzipan 5582',
  answer: 'Bring the ocelot on a leash 6693',
  file: 'heliotrope 7704 in a file',
} as const;

const LINK = /https?:\/\/\S+\/s\/([\w.-]+)/;
const threadsSchema = z.object({ threads: z.array(z.object({ id: z.string() })) });

const post = async (path: string, body: object): Promise<unknown> => {
  const answer = await kept.request({ method: 'POST', path, body, headers: { 'idempotency-key': randomUUID() } });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};

/** The token of the newest link on the phone, of which `texts` are there. */
const tokenAmong = (texts: number): Promise<string> =>
  eventually(
    async () => {
      const got = await kept.carrier.texts(PHONE);
      expect(got.length).toBeGreaterThanOrEqual(texts);
      const [, token] = LINK.exec(got.at(-1) ?? '') ?? [];
      if (token === undefined) throw new Error(`no link in ${got.at(-1)}`);
      return token;
    },
    { timeout_ms: 40_000 },
  );

const page = (token: string, more: RequestInit = {}) =>
  fetch(`${kept.api_url}/s/${token}`, { redirect: 'manual', ...more });

const tryPin = (token: string, pin: string) =>
  page(token, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: `pin=${pin}`,
  });

/** Enters the PIN, reads what the page says, and answers through it with words and a file. */
async function converse(token: string): Promise<string> {
  const opened = await tryPin(token, PINS.send);
  expect(opened.status).toBe(303);
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const text = await (await page(token, { headers: { cookie } })).text();
  const [, form_key = ''] = /name="form_key" value="([^"]+)"/.exec(text) ?? [];
  const body = new FormData();
  body.set('form_key', form_key);
  body.set('text', SAID.reply);
  body.set('files', new Blob([SAID.file]), 'note.txt');
  const replied = await fetch(`${kept.api_url}/s/${token}/reply`, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    body,
  });
  expect(replied.status).toBe(200);
  return text;
}

/** As it stands, and as bytes stand in a dump or a payload. */
const shapesOf = (secret: string): readonly string[] => {
  const bytes = Buffer.from(secret);
  return [secret, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, ''), encodeURIComponent(secret)];
};

it('keeps private words, PINs and tokens out of the database, the logs, Temporal, webhooks, texts and mails', async () => {
  await post('/v1/webhook_subscriptions', {
    url: listener.url,
    event_types: ['message.sent', 'message.delivered', 'message.received', 'participant.updated'],
  });
  const booked = await kept.book({ phone: PHONE, name: 'Tamsin Vole' });
  const { id } = z
    .object({ id: z.string() })
    .parse(await post('/v1/contacts', { name: 'Tamsin Vole', phones: [PHONE] }));
  await kept.clinic.sql('update participant set contact_id = $1 where id = $2', [id, booked.participant_id]);
  await kept.request({ method: 'PUT', path: `/v1/contacts/${id}/secure_pin`, body: { pin: PINS.contact } });

  // a secure reminder, a wrong PIN and the right one
  await kept.jumpToWakeOf(booked);
  await kept.nudge(booked);
  const reminder = await tokenAmong(1);
  expect(await (await tryPin(reminder, PINS.wrong)).text()).toContain('Tries left: 4');
  expect((await tryPin(reminder, PINS.contact)).status).toBe(303);

  // one sent by a program under a PIN of its own, and what comes back by its page
  await post('/v1/send_message', { to: PHONE, type: 'sms', message: SAID.send, send_securely: true, pin: PINS.send });
  const sent = await tokenAmong(2);
  expect(await converse(sent)).toContain(SAID.send);
  await eventually(async () => {
    const mails = await kept.carrier.mails(`admin-${kept.clinic.account_sid.slice(-6)}@kept.test`);
    expect(mails.length).toBeGreaterThan(0);
  });

  // staff answer, which goes securely because the client wrote so
  const { threads } = threadsSchema.parse((await kept.request({ method: 'GET', path: '/v1/threads' })).body);
  await post(`/v1/threads/${threads[0]?.id}/messages`, { channel: 'sms', message: SAID.answer });
  const answered = await tokenAmong(3);
  await eventually(async () => expect(listener.told.length).toBeGreaterThanOrEqual(3));

  const mails = await kept.carrier.mails(`admin-${kept.clinic.account_sid.slice(-6)}@kept.test`);
  const database = await readDatabase(kept.clinic);
  const [history, texts] = [await allHistories(kept.temporal), await kept.carrier.texts(PHONE)];
  const scanned: Readonly<Record<string, string>> = {
    ...Object.fromEntries([...database].map(([table, rows]) => [`table ${table}`, rows.join('\n')])),
    logs: kept.printed(),
    'Temporal histories': history,
    webhooks: listener.told.map(({ headers, body }) => JSON.stringify(headers) + body).join('\n'),
    mails: mails.map(({ subject, text }) => `${subject}\n${text}`).join('\n'),
    texts: texts.join('\n'),
  };
  const found = Object.entries(scanned).flatMap(([where, text]) =>
    Object.entries({ ...SAID, ...PINS, token_1: reminder, token_2: sent, token_3: answered }).flatMap(
      ([what, secret]) => (shapesOf(secret).some((shape) => text.includes(shape)) ? [`${what} in ${where}`] : []),
    ),
  );
  // tokens stand in the texts they went out by, which also proves that the scan finds what is there
  expect(found).toEqual(['token_1 in texts', 'token_2 in texts', 'token_3 in texts']);
  const bytes = (text = ''): number => Buffer.byteLength(text);
  const rows = [...database.values()].reduce((sum, table) => sum + table.length, 0);
  const of_database = [...database.values()].reduce((sum, table) => sum + bytes(table.join('')), 0);
  const { logs, webhooks } = scanned;
  console.info(
    `scanned: ${of_database} bytes of ${rows} rows in ${database.size} tables, ${bytes(logs)} of logs, ${bytes(history)} of ` +
      `Temporal histories, ${bytes(webhooks)} of ${listener.told.length} webhooks, ${bytes(scanned['mails'])} of ${mails.length} mails, ` +
      `${bytes(scanned['texts'])} of ${texts.length} texts`,
  );
});
