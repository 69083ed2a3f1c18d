import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { placeCall } from './voice-carrier.ts';

/** What a provider was asked, and what it answers next. */
const asked: { url: string; form: Readonly<Record<string, readonly string[]>> }[] = [];
let answer = { status: 201, body: '{"sid":"CA1"}' };
let provider: Server;
let base_url = '';

beforeAll(async () => {
  provider = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      asked.push({
        url: request.url ?? '',
        form: Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name)])),
      });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
  });
  provider.listen(0, '127.0.0.1');
  await once(provider, 'listening');
  const address = provider.address();
  base_url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => provider.close());

const place = (change: Partial<Parameters<typeof placeCall>[0]> = {}) =>
  placeCall({
    credentials: { account_sid: `AC${'0'.repeat(31)}1`, auth_token: 'a token' },
    base_url,
    timeout_ms: 2_000,
    from: '+15005550006',
    to: '+15005550123',
    url: 'https://kept.example.org/answer?locale=en',
    fallback_url: 'https://kept.example.org/fallback?locale=en',
    status_callback: 'https://kept.example.org/status',
    ring_s: 30,
    machine: 'recognise',
    ...change,
  });

it('a call is placed with every address the provider asks and tells at', async () => {
  answer = { status: 201, body: '{"sid":"CA1"}' };
  expect(await place({ machine: 'wait_for_its_end' })).toEqual({
    type: 'accepted',
    provider_id: 'CA1',
    segments: null,
  });
  expect(asked.at(-1)).toEqual({
    url: `/2010-04-01/Accounts/AC${'0'.repeat(31)}1/Calls.json`,
    form: {
      From: ['+15005550006'],
      To: ['+15005550123'],
      Url: ['https://kept.example.org/answer?locale=en'],
      Method: ['POST'],
      FallbackUrl: ['https://kept.example.org/fallback?locale=en'],
      FallbackMethod: ['POST'],
      StatusCallback: ['https://kept.example.org/status'],
      StatusCallbackMethod: ['POST'],
      StatusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
      Timeout: ['30'],
      MachineDetection: ['DetectMessageEnd'],
    },
  });
});

it('a machine on which nothing is left is only recognised', async () => {
  await place();
  expect(asked.at(-1)?.form['MachineDetection']).toEqual(['Enable']);
});

it.each([
  ['a number that cannot be', 400, '{"code":21211,"message":"no"}', { type: 'failed', code: 'carrier_21211' }],
  ['too many at once', 429, '{}', { type: 'not_sent' }],
  ['a provider that breaks down', 500, '{}', { type: 'unknown' }],
  ['a success that names no call', 201, '{}', { type: 'unknown' }],
])('%s has its outcome', async (_, status, body, outcome) => {
  answer = { status, body };
  expect(await place()).toMatchObject(outcome);
});

it('credentials that cannot be are a failure before anybody is asked', async () => {
  const before = asked.length;
  const outcome = await place({ credentials: { account_sid: 'nobody', auth_token: 'x' } });
  expect(outcome).toMatchObject({ type: 'failed', code: 'carrier_credentials' });
  expect(asked).toHaveLength(before);
});
