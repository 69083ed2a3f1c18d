import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { mailServerSchema, type MailServerRequest } from './credentials.schema.ts';
import { mailServerCredentials } from './mail-server-credentials.ts';

const PEM = generateKeyPairSync('rsa', { modulusLength: 1024 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

const BARE: MailServerRequest = {
  host: 'smtp.example.org',
  port: 587,
  secure: false,
  user: null,
  pass: null,
  reply_domain: null,
  dkim_domain: null,
  dkim_selector: null,
  dkim_private_key: null,
};
const SIGNED = { dkim_domain: 'clinic.example', dkim_selector: 'kept', dkim_private_key: PEM };
const SERVER = { host: 'smtp.example.org', port: '587', secure: 'false' };

const merge = (request: Partial<MailServerRequest>, kept: Readonly<Record<string, string>> = {}) =>
  mailServerCredentials({ request: { ...BARE, ...request }, kept });

const fieldsOf = (merged: ReturnType<typeof merge>) => (merged.ok ? [] : merged.errors.map(({ field }) => field));

describe('what is kept of a mail server', () => {
  it('keeps secrets that a request leaves out, and parts that are others’', () => {
    const kept = { ...SERVER, host: 'old.example.org', user: 'u', pass: 'p', ...SIGNED, other: 'stays' };
    expect(merge({ user: 'new', dkim_domain: 'b.example', dkim_selector: 's2' }, kept)).toEqual({
      ok: true,
      plain: {
        ...SERVER,
        other: 'stays',
        user: 'new',
        pass: 'p',
        dkim_domain: 'b.example',
        dkim_selector: 's2',
        dkim_private_key: PEM,
      },
    });
  });

  it('forgets the login, the domain for answers and the key when they are taken off', () => {
    const kept = { ...SERVER, user: 'u', pass: 'p', reply_domain: 'reply.example.org', ...SIGNED };
    expect(merge({}, kept)).toEqual({ ok: true, plain: SERVER });
  });

  it.each<[string, Partial<MailServerRequest>, readonly string[]]>([
    ['a user without a password', { user: 'u' }, ['/pass']],
    ['a domain alone', { dkim_domain: 'clinic.example' }, ['/dkim_selector', '/dkim_private_key']],
    ['a selector alone', { dkim_selector: 'kept' }, ['/dkim_domain']],
    ['a key alone', { dkim_private_key: PEM }, ['/dkim_domain']],
    ['all of it', { ...SIGNED, user: 'u', pass: 'p' }, []],
  ])('with %s, names the fields %o it lacks', (_what, request, fields) => {
    expect(fieldsOf(merge(request))).toEqual(fields);
  });
});

describe('the request', () => {
  it.each<[Partial<Record<keyof MailServerRequest, string>>, readonly string[]]>([
    [SIGNED, []],
    [{ ...SIGNED, dkim_private_key: `\n${PEM}\n` }, []],
    [{ dkim_domain: 'two words' }, ['dkim_domain']],
    [{ dkim_selector: 'a;d=evil.example' }, ['dkim_selector']],
    [{ dkim_private_key: 'MIIEv' }, ['dkim_private_key']],
    [{ reply_domain: 'me@reply.example.org' }, ['reply_domain']],
  ])('with %o, is refused in the fields %o', (change, fields) => {
    const { error } = mailServerSchema.safeParse({ ...BARE, ...change });
    expect(error?.issues.map(({ path }) => path.join('/')) ?? []).toEqual(fields);
  });
});
