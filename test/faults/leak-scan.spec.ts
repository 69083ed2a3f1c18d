import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { MAIL_WEBHOOK_USER, mailWebhookPassword } from '@kept/channels/mail-webhook-password';
import { usualSecureMessaging } from '@kept/sequences/secure/usual-secure-messaging';
import { listen, type Listener } from '../../sequences/src/webhooks/listener.spec-support.ts';
import { reminder } from '../fixtures/reminder.ts';
import { definitionOf } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import { readDatabase } from '../harness/read-database.ts';
import { reaper } from '../harness/reaper.ts';
import { allHistories } from './all-histories.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;
let listener: Listener;
let files: string;

/** The reminder, and a word to who confirms it: as rendered it stands in no table in clear. */
const definition = definitionOf({
  ...reminder,
  messages: reminder.messages.slice(0, 1).map((message) => ({
    ...message,
    auto_replies: [
      {
        id: 'ar_glad',
        trigger: { type: 'client_confirms' },
        actions: [{ type: 'reply', body: 'Bring mulberries, {{ participant.first_name }}, and no shoes.' }],
      },
    ],
  })),
});

beforeAll(async () => {
  files = join(reaper.folder(), 'files');
  [kept, listener] = await Promise.all([
    openRunningClinic({ definition, env: { KEPT_FILES_FOLDER: files } }),
    listen(),
  ]);
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
  auto_reply: 'Bring mulberries, Tamsin',
  answer_by_mail: 'The ocelot may sit with the nurse 7713',
  file: 'heliotrope 7704 in a file',
  file_name: 'nasturtium 8815',
  refused_name: 'columbine 9926',
  file_hash: createHash('sha256').update('heliotrope 7704 in a file').digest('hex'),
} as const;

const LINK = /https?:\/\/\S+\/s\/([\w.-]+)/;
const mailboxSchema = z.object({
  messages: z.array(
    z.object({
      id: z.int(),
      direction: z.string(),
      subject: z.string(),
      text: z.string(),
      html: z.string().nullable(),
    }),
  ),
});
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

interface Said {
  readonly token: string;
  readonly pin: string;
  readonly text: string;
  readonly files?: readonly File[];
}

/** Enters the PIN, reads what the page says, and answers through it. */
async function converse({ token, pin, text, files: sent = [] }: Said): Promise<string> {
  const opened = await tryPin(token, pin);
  expect(opened.status).toBe(303);
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const shown = await (await page(token, { headers: { cookie } })).text();
  const [, form_key = ''] = /name="form_key" value="([^"]+)"/.exec(shown) ?? [];
  const body = new FormData();
  body.set('form_key', form_key);
  body.set('text', text);
  for (const file of sent) body.append('files', file);
  const replied = await fetch(`${kept.api_url}/s/${token}/reply`, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    body,
  });
  expect(replied.status).toBe(200);
  return shown;
}

/** What came into the mailbox of staff. */
async function notices() {
  const address = `admin-${kept.clinic.account_sid.slice(-6)}@kept.test`;
  const { messages } = mailboxSchema.parse(await kept.carrier.control('GET', `/mailboxes/${address}`));
  return { address, mails: messages.filter(({ direction }) => direction === 'received') };
}

/** Staff answer, from their mail program, the mail that told them of a reply. */
async function answerNotice(body: string): Promise<void> {
  const { account_id, secret_key: secret } = kept.clinic;
  await kept.carrier.control('PUT', `/mail_routes/${account_id}`, {
    url: `${kept.api_url}/v1/webhooks/email/${account_id}`,
    user: MAIL_WEBHOOK_USER,
    password: mailWebhookPassword({ account_id, secret }),
  });
  const { address, mails } = await eventually(async () => {
    const found = await notices();
    expect(found.mails.length).toBeGreaterThan(0);
    return found;
  });
  const to = mails.at(-1)?.id;
  expect(await kept.carrier.control('POST', `/mailboxes/${address}/answers`, { to, body })).toMatchObject({
    webhook: { status: 204 },
  });
}

/** Every file of the store, its path and its bytes. */
async function readFiles(): Promise<string> {
  const entries = await readdir(files, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  expect(paths).not.toEqual([]);
  const read = await Promise.all(paths.map(async (path) => `${path}\n${(await readFile(path)).toString('latin1')}`));
  return read.join('\n');
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
  const reminded = await tokenAmong(1);
  expect(await (await tryPin(reminded, PINS.wrong)).text()).toContain('Tries left: 4');
  await converse({ token: reminded, pin: PINS.contact, text: '1' });
  const glad = await tokenAmong(2);

  // one sent by a program under a PIN of its own, and what comes back by its page
  await post('/v1/send_message', { to: PHONE, type: 'sms', message: SAID.send, send_securely: true, pin: PINS.send });
  const sent = await tokenAmong(3);
  const note = new File([SAID.file], `${SAID.file_name}.txt`);
  const program = new File(['MZ'.repeat(100)], `${SAID.refused_name}.png`);
  const shown = await converse({ token: sent, pin: PINS.send, text: SAID.reply, files: [note, program] });
  expect(shown).toContain(SAID.send);

  // staff answer, which goes securely because the client wrote so
  const { threads } = threadsSchema.parse((await kept.request({ method: 'GET', path: '/v1/threads' })).body);
  await post(`/v1/threads/${threads[0]?.id}/messages`, { channel: 'sms', message: SAID.answer });
  const answered = await tokenAmong(4);
  await answerNotice(SAID.answer_by_mail);
  const by_mail = await tokenAmong(5);
  await eventually(async () => expect(listener.told.length).toBeGreaterThanOrEqual(3));

  const { mails } = await notices();
  const database = await readDatabase(kept.clinic);
  const [history, texts] = [await allHistories(kept.temporal), await kept.carrier.texts(PHONE)];
  const scanned: Readonly<Record<string, string>> = {
    ...Object.fromEntries([...database].map(([table, rows]) => [`table ${table}`, rows.join('\n')])),
    logs: kept.printed(),
    'Temporal histories': history,
    webhooks: listener.told.map(({ headers, body }) => JSON.stringify(headers) + body).join('\n'),
    mails: mails.map(({ subject, text, html }) => `${subject}\n${text}\n${html}`).join('\n'),
    'file store': await readFiles(),
    texts: texts.join('\n'),
  };
  const tokens = { token_1: reminded, token_2: glad, token_3: sent, token_4: answered, token_5: by_mail };
  const found = Object.entries(scanned).flatMap(([where, text]) =>
    Object.entries({ ...SAID, ...PINS, ...tokens }).flatMap(([what, secret]) =>
      shapesOf(secret).some((shape) => text.includes(shape)) ? [`${what} in ${where}`] : [],
    ),
  );
  // tokens stand in the texts they went out by, which also proves that the scan finds what is there
  expect(found).toEqual(Object.keys(tokens).map((name) => `${name} in texts`));
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
