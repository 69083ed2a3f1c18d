import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mailWebhookPassword } from '@kept/channels/mail-webhook-password';
import { brokenMp3, officeDocument } from '@kept/files/sample-files.spec-support';
import { startApi, TEST_SECRET, type Answer, type RunningApi, type TestAccount } from '../running-api.spec-support.ts';

const REFUSED = { status: 'refused', kind: null } as const;

const shownSchema = z.object({
  messages: z.array(
    z.object({
      subject: z.string().nullable(),
      attachments: z.array(
        z.object({
          status: z.string(),
          kind: z.string().nullable(),
          file_name: z.string().nullable(),
          problem: z.string().nullable(),
        }),
      ),
    }),
  ),
});

let api: RunningApi;
let serial = 0;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

const at = ({ account_id }: TestAccount) => `/v1/webhooks/email/${account_id}`;
const signIn = ({ account_id }: TestAccount) =>
  `Basic ${Buffer.from(`kept:${mailWebhookPassword({ account_id, secret: TEST_SECRET })}`).toString('base64')}`;

interface Posted {
  readonly raw: string | Uint8Array<ArrayBuffer>;
  readonly type?: string;
  readonly authorization?: string | null;
  readonly account?: TestAccount;
}

function post({ raw, type = 'message/rfc822', authorization, account = api.ours }: Posted): Promise<Answer> {
  const sign_in = authorization === undefined ? signIn(account) : authorization;
  return api.call(at(account), {
    method: 'POST',
    key: null,
    raw,
    headers: { 'content-type': type, ...(sign_in === null ? {} : { authorization: sign_in }) },
  });
}

const mail = (...lines: readonly string[]): string =>
  [`Message-ID: <m${(serial += 1)}@client.example>`, 'From: Kim <kim@client.example>', ...lines].join('\r\n');
const plain = (words: string) => mail('To: kept@lakeside.example', 'Subject: Hello', '', words);
const stored = () =>
  api.rows(
    `select subject, body, status_reason from message where direction = 'in' and account_id = $1 order by id desc`,
    [api.ours.account_id],
  );

function form(fields: Readonly<Record<string, string>>): { readonly raw: string; readonly type: string } {
  const boundary = 'xYzZY';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { raw: `${parts.join('')}--${boundary}--\r\n`, type: `multipart/form-data; boundary=${boundary}` };
}

describe('a posted mail', () => {
  it.each<[string, () => Posted]>([
    ['as it came', () => ({ raw: plain('as it came') })],
    ['in SendGrid’s field', () => form({ email: plain('in a field'), envelope: '{"to":["x@y.example"]}' })],
    ['in Mailgun’s field', () => form({ recipient: 'x@y.example', 'body-mime': plain('in a field') })],
    ['in CloudMailin’s field', () => form({ message: plain('in a field') })],
  ])('%s is stored', async (_, given) => {
    const before = (await stored()).length;
    expect((await post(given())).status).toBe(204);
    const after = await stored();
    expect(after).toHaveLength(before + 1);
    expect(after[0]).toMatchObject({ subject: 'Hello', status_reason: 'unsigned' });
  });

  it('in a charset of its own in a form keeps its letters', async () => {
    const head = mail('Subject: =?iso-8859-1?Q?Gr=FC=DFe?=', 'Content-Type: text/plain; charset=iso-8859-1', '', '');
    const { raw, type } = form({ email: `${head}Grüße` });
    expect((await post({ raw: new Uint8Array(Buffer.from(raw, 'latin1')), type })).status).toBe(204);
    expect((await stored())[0]).toMatchObject({ subject: 'Grüße', body: 'Grüße' });
  });

  it('keeps its words when what is attached is poison, and says of each file why it is not kept', async () => {
    const part = (name: string, bytes: Buffer) =>
      [
        '--b',
        'Content-Type: application/octet-stream',
        'Content-Transfer-Encoding: base64',
        `Content-Disposition: attachment; filename="${name}"`,
        '',
        bytes.toString('base64'),
      ].join('\r\n');
    const bomb = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'RRULE:FREQ=SECONDLY;COUNT=999999999',
      'END:VEVENT',
      'END:VCALENDAR',
    ];
    const parts = [
      part('letter.docx', officeDocument('docx', { unpacked: 300 * 1024 * 1024 })),
      part('song.mp3', Buffer.from(`MZ${'x'.repeat(999)}`)),
      part('song2.mp3', brokenMp3()),
      part('huge.txt', Buffer.alloc(21 * 1024 * 1024, 'a')),
      part('series.ics', Buffer.from(bomb.join('\r\n'))),
    ];
    const head = ['Subject: Poison', 'Content-Type: multipart/mixed; boundary=b', ''];
    const raw = mail(...head, '--b', 'Content-Type: text/plain', '', 'See these', ...parts, '--b--');
    expect((await post({ raw })).status).toBe(204);
    expect((await stored())[0]).toMatchObject({ subject: 'Poison', body: 'See these' });
    const [thread] = await api.rows(`select thread_id from message where subject = 'Poison'`);
    const shown = await api.call(`/v1/threads/${String(thread?.['thread_id'])}/messages`);
    const { messages } = shownSchema.parse(shown.body);
    expect(messages.find(({ subject }) => subject === 'Poison')?.attachments).toEqual([
      { ...REFUSED, file_name: 'letter.docx', problem: expect.stringContaining('unpacks to more than') },
      { ...REFUSED, file_name: 'song.mp3', problem: expect.stringContaining('This is a program') },
      { ...REFUSED, file_name: 'song2.mp3', problem: expect.stringContaining('cannot be played') },
      { ...REFUSED, file_name: 'huge.txt', problem: expect.stringContaining('larger than 20 MB') },
      // an invitation is a document: nobody here expands it
      { file_name: 'series.ics', status: 'stored', problem: null, kind: 'document' },
    ]);
  });

  it('with headers that hold line breaks and markup stores them as words', async () => {
    const subject = '=?utf-8?Q?a=0D=0ABcc:_x@evil.example?=';
    const raw = mail(
      `Subject: ${subject}`,
      'To: kept@lakeside.example',
      'Content-Type: text/html',
      '',
      '<script>alert(1)</script><b>Hi</b>',
    );
    expect((await post({ raw })).status).toBe(204);
    expect((await stored())[0]).toMatchObject({ subject: 'a Bcc: x@evil.example', body: 'Hi' });
  });
});

describe('a mail that cannot be taken', () => {
  const sizes = async () => (await stored()).length;

  it.each<[string, () => Posted, number, string]>([
    [
      'with 1,000 parts',
      () => ({
        raw: mail(
          'Content-Type: multipart/mixed; boundary=b',
          '',
          ...Array.from({ length: 1000 }, (_, part) => `--b\r\n\r\n${part}`),
          '--b--',
        ),
      }),
      422,
      'too_many_parts',
    ],
    [
      'nested 100 deep',
      () => ({
        raw: mail(
          ...Array.from(
            { length: 100 },
            (_, deep) => `Content-Type: multipart/mixed; boundary=b${deep}\r\n\r\n--b${deep}`,
          ),
          '',
          'x',
        ),
      }),
      422,
      'not_a_mail',
    ],
    [
      'with headers of 1 MB',
      () => ({ raw: mail(`X-Long: ${'x'.repeat(1024 * 1024)}`, '', 'Hi') }),
      422,
      'headers_too_large',
    ],
    ['of no bytes', () => ({ raw: '' }), 422, 'not_a_mail'],
    ['as JSON', () => ({ raw: '{}', type: 'application/json' }), 415, 'mail_type_unsupported'],
    ['in a form that holds none', () => form({ subject: 'Hi' }), 422, 'mail_missing'],
    [
      'in a form without its boundary',
      () => ({ ...form({ email: 'x' }), type: 'multipart/form-data' }),
      422,
      'mail_missing',
    ],
  ])('%s is refused in words and leaves nothing', async (_, given, status, code) => {
    const before = await sizes();
    const answer = await post(given());
    expect([answer.status, answer.body]).toMatchObject([
      status,
      { code, title: expect.any(String), detail: expect.any(String) },
    ]);
    expect(await sizes()).toBe(before);
  });

  it('of 50 MB is refused, whether it says its length or not', async () => {
    const before = await sizes();
    expect(await postEndless({ bytes: 50 * 1024 * 1024, known: true })).toBe(413);
    expect([413, 'hung up']).toContain(await postEndless({ bytes: 50 * 1024 * 1024, known: false }));
    expect(await sizes()).toBe(before);
    expect((await api.call('/health', { key: null })).status).toBe(200);
  });
});

describe('a forged post', () => {
  it.each<[string, () => string | null]>([
    ['without a password', () => null],
    ['with another account’s', () => signIn(api.theirs)],
    ['with a made-up one', () => `Basic ${randomBytes(24).toString('base64')}`],
    ['with an API key', () => `Bearer ${api.ours.api_key}`],
  ])('%s is a 403 and changes nothing', async (_, authorization) => {
    const before = await stored();
    const answer = await post({ raw: plain('forged'), authorization: authorization() });
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'signature_wrong' }]);
    expect(await stored()).toEqual(before);
  });
});

/**
 * Sends a mail of so many bytes; the status of the answer, which comes before all of it is sent. Who says no length and is
 * writing when the server hangs up may learn of that before the answer is read.
 */
function postEndless({ bytes, known }: { readonly bytes: number; readonly known: boolean }) {
  const { port } = new URL(api.url);
  return new Promise<number | 'hung up'>((resolve) => {
    const asked = httpRequest({
      port,
      method: 'POST',
      path: at(api.ours),
      headers: {
        authorization: signIn(api.ours),
        'content-type': 'message/rfc822',
        ...(known ? { 'content-length': bytes } : {}),
      },
    });
    let is_over = false;
    asked.on('response', (answer) => {
      is_over = true;
      answer.resume();
      asked.destroy();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', () => {
      is_over = true;
      resolve('hung up');
    });
    // the length alone is answered
    if (known) {
      asked.flushHeaders();
      return;
    }
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    let sent = 0;
    const more = (): void => {
      if (is_over || sent >= bytes) return void asked.end();
      sent += chunk.length;
      asked.write(chunk, more);
    };
    more();
  });
}
