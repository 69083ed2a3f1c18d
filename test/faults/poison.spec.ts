import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { brokenMp3, officeDocument, pngBomb } from '@kept/files/sample-files.spec-support';
import { mailWebhookPassword, MAIL_WEBHOOK_USER } from '@kept/channels/mail-webhook-password';
import { eventually } from '../harness/eventually.ts';
import { reminderStory, type ReminderStory } from './reminder-story.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';
import { signedWebhook } from './signed-webhook.ts';

const MB = 1024 * 1024;
const PHONE = '+12025558701';

let kept: RunningClinic;
let story: ReminderStory;

beforeAll(async () => {
  kept = await openRunningClinic();
  story = reminderStory(kept);
  await kept.startWorker();
});
// It fails when a process of ours died of something in here.
afterAll(() => kept.close());

const problemSchema = z.object({
  status: z.number(),
  code: z.string(),
  title: z.string().min(1),
  errors: z.array(z.object({ code: z.string() })).optional(),
});

interface Refusal {
  readonly status: number;
  readonly code: string;
}

const key = () => ({ authorization: `Bearer ${kept.api_key}` });

/** What is wrong with a file stands with its field. */
function refusalIn(body: unknown): Refusal {
  const { status, code, errors = [] } = problemSchema.parse(body);
  return { status, code: code === 'file_refused' ? (errors[0]?.code ?? code) : code };
}

async function refusalOf(answer: Response): Promise<Refusal> {
  const body = await answer.text();
  expect([answer.headers.get('content-type'), body]).toEqual([
    expect.stringMatching(/^application\/problem\+json/),
    expect.anything(),
  ]);
  return refusalIn(JSON.parse(body));
}

/** A body as it stands, whatever it claims to be. */
async function post(path: string, body: string | Buffer): Promise<Refusal> {
  const headers = { ...key(), 'content-type': 'application/json' };
  return await refusalOf(
    await fetch(kept.api_url + path, { method: 'POST', headers, body: new Uint8Array(Buffer.from(body)) }),
  );
}

async function upload(name: string, bytes: Buffer): Promise<Refusal> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)]), name);
  return await refusalOf(await fetch(`${kept.api_url}/v1/attachments`, { method: 'POST', headers: key(), body: form }));
}

/** The headers of a body of so many bytes and none of the body: who refuses it has hung up before all of it is sent. */
async function announce(path: string, headers: Readonly<Record<string, string | number>>): Promise<Refusal> {
  const asked = request(kept.api_url + path, { method: 'POST', headers });
  asked.flushHeaders();
  const [answer]: IncomingMessage[] = await once(asked, 'response');
  const refusal = refusalIn(await json(answer ?? Readable.from([])));
  asked.on('error', () => undefined).destroy();
  return refusal;
}

function mailbox(): { readonly path: string; readonly headers: Readonly<Record<string, string>> } {
  const { account_id, secret_key: secret } = kept.clinic;
  const sign_in = `${MAIL_WEBHOOK_USER}:${mailWebhookPassword({ account_id, secret })}`;
  return {
    path: `/v1/webhooks/email/${account_id}`,
    headers: {
      authorization: `Basic ${Buffer.from(sign_in).toString('base64')}`,
      'content-type': 'message/rfc822',
    },
  };
}

async function mailIn(body: string): Promise<Refusal> {
  const { path, headers } = mailbox();
  return await refusalOf(await fetch(kept.api_url + path, { method: 'POST', headers, body }));
}

/** Everything that a request could leave a half of. */
const stored = () =>
  kept.clinic.sql(
    `select (select count(*) from appointment) as appointments, (select count(*) from participant) as participants,
       (select count(*) from contact) as contacts, (select count(*) from message) as messages, (select count(*) from template) as templates,
       (select count(*) from message_schedule) as schedules, (select count(*) from attachment) as files,
       (select count(*) from inbound_receipt) as receipts, (select count(*) from thread) as threads`,
  );

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const event = (given: object, person: object = {}): string =>
  JSON.stringify({
    events: [
      {
        title: 'Visit',
        start_time: '2030-03-05T10:00',
        end_time: '2030-03-05T10:30',
        participants: [{ name: 'Kim', phone: PHONE, ...person }],
        ...given,
      },
    ],
  });
const eventWith = (custom_data: string): string =>
  event({ custom_data: 0 }).replace('"custom_data":0', `"custom_data":${custom_data}`);
const text = (message: string): string => JSON.stringify({ to: PHONE, type: 'sms', message });
const mail = (headers: string, body: string): string =>
  `From: Eve <eve@evil.example>\r\nTo: desk@clinic.example\r\nSubject: hi\r\n${headers}\r\n\r\n${body}`;

describe('what no entry takes', () => {
  it.each<readonly [string, () => Promise<Refusal>, number, string]>([
    ['a title of 1 MB', () => post('/v1/events', event({ title: 'x'.repeat(MB - 1_000) })), 422, 'invalid_request'],
    [
      'a body of 3 MB',
      () => announce('/v1/events', { ...key(), 'content-type': 'application/json', 'content-length': 3 * MB }),
      413,
      'body_too_large',
    ],
    ['NUL', () => post('/v1/events', event({ title: 'a\u0000b' })), 422, 'invalid_request'],
    [
      'half a surrogate',
      () => post('/v1/events', event({ title: 'x' }).replace('"x"', '"\\ud800"')),
      422,
      'invalid_request',
    ],
    ['broken UTF-8', () => post('/v1/events', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0xc3, 0x28])), 400, 'broken_json'],
    ['JSON 100,000 deep', () => post('/v1/events', nested(100_000)), 422, 'invalid_request'],
    ['JSON 5,000 deep in a field', () => post('/v1/events', eventWith(nested(5_000))), 422, 'invalid_request'],
    [
      'a prototype',
      () => post('/v1/events', event({}).replace('"title"', '"__proto__":{"title":1},"title"')),
      422,
      'invalid_request',
    ],
    [
      'a mail address to get lost in',
      () => post('/v1/events', event({}, { email: `a@${'a.'.repeat(50_000)}` })),
      422,
      'invalid_request',
    ],
    [
      'a number to get lost in',
      () => post('/v1/events', event({}, { phone: `+${'1-'.repeat(200_000)}` })),
      422,
      'invalid_request',
    ],
    [
      'a schedule 50,000 deep',
      () => post('/v1/message_schedules', `{"definition":${nested(50_000)}}`),
      422,
      'invalid_request',
    ],
    [
      'a loop of a billion',
      () => post('/v1/send_message', text('{% for i in (1..1000000000) %}x{% endfor %}')),
      422,
      'invalid_request',
    ],
    [
      'loops in loops',
      () => post('/v1/send_message', text(`${'{% for i in (1..9999) %}'.repeat(4)}${'{% endfor %}'.repeat(4)}hi`)),
      422,
      'invalid_request',
    ],
    [
      'a file of the server in a template',
      () => post('/v1/send_message', text('{% include "/etc/passwd" %}')),
      422,
      'invalid_request',
    ],
    [
      'a file of 100 MB',
      () => upload('scan.pdf', Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(100 * MB)])),
      413,
      'file_too_large',
    ],
    [
      'a program named .mp3',
      () => upload('song.mp3', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(9_000)])),
      422,
      'file_is_program',
    ],
    ['a broken MP3', () => upload('song.mp3', brokenMp3()), 422, 'clip_broken'],
    ['a picture of a billion points', async () => upload('photo.png', await pngBomb(40_000)), 422, 'image_too_large'],
    [
      'a document that unpacks to a gigabyte',
      () => upload('letter.docx', officeDocument('docx', { unpacked: 1024 * MB })),
      422,
      'document_too_large',
    ],
    [
      'a mail of 1,000 parts',
      () => mailIn(mail('Content-Type: multipart/mixed; boundary=b', `${'--b\r\n\r\nx\r\n'.repeat(1_000)}--b--`)),
      422,
      'too_many_parts',
    ],
    [
      'a mail of 50 MB',
      () => announce(mailbox().path, { ...mailbox().headers, 'content-length': 50 * MB }),
      413,
      'mail_too_large',
    ],
  ])('%s is refused in words, and nothing of it is kept', async (_what, ask, status, code) => {
    const before = await stored();
    expect(await ask()).toEqual({ status, code });
    expect(await stored()).toEqual(before);
  });
});

describe('what is odd and allowed', () => {
  it('emoji and words from right to left come back as they went in', async () => {
    const title = '👩‍👩‍👧‍👦 \u202eesrever\u202c مرحبا';
    const answer = await kept.request({ method: 'POST', path: '/v1/events', body: JSON.parse(event({ title })) });
    expect(answer).toMatchObject({ status: 201, body: { events: [{ title }] } });
  });

  it('a reply made to keep an expression busy is stored, answered at once, and a reminder’s story goes on', async () => {
    const booked = await story.atReminder(PHONE);
    await kept.nudge(booked);
    await eventually(async () => expect(await story.reminderOf(booked)).toMatchObject({ status: 'delivered' }));
    for (const [place, Body] of [`${'a'.repeat(1_590)}!`, `${' \t'.repeat(790)}1x`, `${'1 '.repeat(790)}`].entries()) {
      const form = { From: PHONE, To: kept.clinic.phone, Body, MessageSid: `SM${String(place).padStart(32, '0')}` };
      expect(await signedWebhook(kept, { path: 'messages', form })).toBe(200);
    }
    await story.confirms(PHONE, booked);
  });

  it('words that a spreadsheet would run are no formula in the log as a file', async () => {
    const name = '=HYPERLINK("http://evil.example";"Kim")';
    const body = JSON.parse(event({ title: name }, { name, phone: '+12025558702' }));
    const made = await kept.request({ method: 'POST', path: '/v1/events', body });
    const { events } = z.object({ events: z.array(z.object({ id: z.string() })) }).parse(made.body);
    const message = { event_id: events[0]?.id, type: 'sms', message: 'Hi' };
    expect(await kept.request({ method: 'POST', path: '/v1/send_message', body: message })).toMatchObject({
      status: 201,
    });
    await eventually(async () => {
      const file = await (await fetch(`${kept.api_url}/v1/log/export`, { headers: key() })).text();
      const cells = file.split(/,|\r\n/).filter((cell) => cell.includes('HYPERLINK'));
      expect(cells.length).toBeGreaterThan(0);
      expect(cells.filter((cell) => /^"?[=+@-]/.test(cell))).toEqual([]);
    });
  });
});
