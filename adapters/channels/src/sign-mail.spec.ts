import { createHash, createVerify, generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendMail } from './mail-carrier.ts';
import { startScriptedSmtp } from './scripted-smtp.spec-support.ts';
import type { DkimSigning } from './sign-mail.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const DKIM: DkimSigning = { domain: 'clinic.example', selector: 'kept', private_key: pem };

let server: Awaited<ReturnType<typeof startScriptedSmtp>>;

beforeEach(async () => {
  server = await startScriptedSmtp({});
});
afterEach(() => server.stop());

async function send(dkim: DkimSigning | null) {
  return sendMail({
    smtp: { host: '127.0.0.1', port: server.port, secure: false, reach: 'anywhere' },
    from: 'Praxis <clinic@clinic.example>',
    to: 'ann@client.example',
    subject: 'Bestätigt: ein langer Betreff, der über mehr als eine Zeile geht, damit gefaltet wird',
    text: 'Ann kommt.  \n.\n\tGruß\n\n\n',
    html: '<p>Ann kommt.</p>',
    headers: {
      'List-Unsubscribe': '<https://clinic.example/unsubscribe/a>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    attachments: [{ file_name: 'plan.pdf', content_type: 'application/pdf', bytes: new Uint8Array(4000).fill(46) }],
    message_id: '<one@clinic.example>',
    dkim,
    timeout_ms: 2000,
  });
}

/** Verifies as RFC 6376 says, relaxed/relaxed, and nothing by nodemailer. */
function verify(mail: string): { readonly tags: Readonly<Record<string, string>>; readonly holds: boolean } {
  const [head = '', ...rest] = mail.split('\r\n\r\n');
  const body = rest
    .join('\r\n\r\n')
    .replaceAll(/[ \t]+\r\n/gu, '\r\n')
    .replaceAll(/[ \t]+/gu, ' ')
    .replace(/(\r\n)*$/u, '\r\n');
  const fields = head
    .replaceAll(/\r\n(?=[ \t])/gu, '')
    .split('\r\n')
    .map((line) => {
      const [name = '', ...value] = line.split(':');
      return {
        name: name.toLowerCase(),
        value: value
          .join(':')
          .replaceAll(/[ \t]+/gu, ' ')
          .trim(),
      };
    });
  const signature = fields.find(({ name }) => name === 'dkim-signature')?.value ?? '';
  const tags = Object.fromEntries(
    signature.split(';').map((tag) => {
      const [name = '', ...value] = tag.trim().split('=');
      return [name, value.join('=')];
    }),
  );
  const signed = (tags['h'] ?? '').split(':').map((each) => each.trim());
  const canonical = [
    ...signed.map((name) => `${name}:${fields.findLast((field) => field.name === name)?.value}`),
    `dkim-signature:${signature.replace(/ b=.*$/u, ' b=')}`,
  ].join('\r\n');
  const whole = createHash('sha256').update(body).digest('base64') === tags['bh'];
  const sealed = createVerify('RSA-SHA256')
    .update(canonical)
    .verify(publicKey, (tags['b'] ?? '').replaceAll(' ', ''), 'base64');
  return { tags, holds: whole && sealed };
}

describe('signing a mail', () => {
  it('arrives with a signature that holds for the domain’s key, and covers the way to unsubscribe', async () => {
    expect(await send(DKIM)).toMatchObject({ type: 'accepted' });
    const [mail = ''] = server.mails();
    const { tags, holds } = verify(mail);
    expect(tags).toMatchObject({ v: '1', a: 'rsa-sha256', c: 'relaxed/relaxed', d: 'clinic.example', s: 'kept' });
    expect(tags['h']?.split(':')).toEqual(
      expect.arrayContaining([
        'from',
        'to',
        'subject',
        'date',
        'message-id',
        'list-unsubscribe',
        'list-unsubscribe-post',
      ]),
    );
    expect(holds).toBe(true);
    expect(verify(mail.replace('Ann kommt.', 'Ann kommt nicht.')).holds).toBe(false);
    expect(verify(mail.replace('One-Click', 'Two-Click')).holds).toBe(false);
  });

  it('signs nothing without a key', async () => {
    expect(await send(null)).toMatchObject({ type: 'accepted' });
    expect(server.mails()[0]).not.toMatch(/^DKIM-Signature/imu);
  });

  it.each<[string, Partial<DkimSigning>]>([
    ['no key', { private_key: '' }],
    ['a text that is no key', { private_key: '-----BEGIN PRIVATE KEY-----\nnot a key\n-----END PRIVATE KEY-----' }],
    ['a public key', { private_key: publicKey.export({ type: 'spki', format: 'pem' }).toString() }],
    [
      'a key of another kind',
      { private_key: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() },
    ],
    ['no domain', { domain: '' }],
    ['no selector', { selector: '' }],
  ])('is refused with %s, before a server is asked', async (_what, change) => {
    expect(await send({ ...DKIM, ...change })).toMatchObject({ type: 'failed', code: 'channel_misconfigured' });
    expect(server.connections()).toBe(0);
  });
});
