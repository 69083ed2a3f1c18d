import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fetchProviderMedia } from './fetch-provider-media.ts';

const PICTURE = Buffer.from('89504e470d0a1a0a', 'hex');
const credentials = { account_sid: `AC${'0'.repeat(31)}1`, auth_token: 'a token' } as const;

let provider: Server;
let base_url: string;
let other: Server;
let other_url: string;
const asked: { readonly path: string; readonly headers: IncomingHttpHeaders }[] = [];

beforeAll(async () => {
  provider = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers });
    if (path === '/picture') return response.writeHead(200, { 'content-type': 'image/png' }).end(PICTURE);
    if (path === '/moved') return response.writeHead(307, { location: '/picture' }).end();
    if (path === '/away') return response.writeHead(307, { location: `${other_url}/picture` }).end();
    if (path === '/circle') return response.writeHead(307, { location: '/circle' }).end();
    if (path === '/large') return response.writeHead(200).end(Buffer.alloc(100_000));
    if (path === '/hangs') return undefined;
    return response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  other = createServer((request, response) => {
    asked.push({ path: `other ${request.url ?? ''}`, headers: request.headers });
    response.end(PICTURE);
  }).listen(0, '127.0.0.1');
  await Promise.all([once(provider, 'listening'), once(other, 'listening')]);
  base_url = addressOf(provider);
  other_url = addressOf(other);
});

function addressOf(server: Server): string {
  const address = server.address();
  return `http://127.0.0.1:${address instanceof Object ? address.port : 0}`;
}

afterAll(() => {
  for (const server of [provider, other]) {
    server.closeAllConnections();
    server.close();
  }
});

const fetched = (url: string, provider_url: string | null = base_url) =>
  fetchProviderMedia({ url, base_url: provider_url, credentials, largest_bytes: 50_000, timeout_ms: 500 });

it('fetches a file as the account, also from where the provider sends it', async () => {
  for (const path of ['/picture', '/moved']) {
    expect(await fetched(`${base_url}${path}`)).toMatchObject({ type: 'fetched', content_type: expect.any(String) });
  }
  expect(asked.at(-1)?.headers.authorization).toBe(
    `Basic ${Buffer.from(`${credentials.account_sid}:${credentials.auth_token}`).toString('base64')}`,
  );
});

it.each([
  ['another machine', () => `${other_url}/picture`, 'not the provider’s'],
  ['another machine it sends us to', () => `${base_url}/away`, 'not the provider’s'],
  ['no address', () => 'nonsense', 'not the provider’s'],
  ['a file of this machine', () => 'file:///etc/passwd', 'not the provider’s'],
  ['an answer without an end of redirects', () => `${base_url}/circle`, 'from place to place'],
  ['more bytes than a file may have', () => `${base_url}/large`, 'larger than'],
])('refuses %s', async (_, url, reason) => {
  expect(await fetched(url())).toEqual({ type: 'refused', reason: expect.stringContaining(reason) });
  expect(asked.filter(({ path }) => path.startsWith('other'))).toEqual([]);
});

it.each([
  ['http', 'http://api.twilio.com/2010-04-01/x'],
  ['another port', 'https://api.twilio.com:8443/x'],
  ['a host that only ends like it', 'https://eviltwilio.com/x'],
  ['a host that only begins like it', 'https://api.twilio.com.evil.example/x'],
  ['this machine', 'https://127.0.0.1/x'],
])('asks nobody for %s where the provider is Twilio itself', async (_, url) => {
  expect(await fetched(url, null)).toMatchObject({ type: 'refused' });
});

it('may be asked again for what is not there yet, and for what does not answer', async () => {
  expect(await fetched(`${base_url}/gone`)).toEqual({ type: 'later' });
  expect(await fetched(`${base_url}/hangs`)).toEqual({ type: 'later' });
  expect(await fetched('http://127.0.0.1:1/x', 'http://127.0.0.1:1')).toEqual({ type: 'later' });
});
