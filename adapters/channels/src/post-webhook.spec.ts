import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { postWebhook, type WebhookRequest } from './post-webhook.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}/hook`;
}

const post = (url: string, more: Partial<WebhookRequest> = {}) =>
  postWebhook({ url, headers: { 'webhook-id': 'a' }, body: '{}', timeout_ms: 2_000, reach: 'anywhere', ...more });

describe('a webhook', () => {
  it('is delivered by any 2xx, and the first part of the answer is kept', async () => {
    let got = '';
    const url = await serve((request, response) => {
      request.on('data', (chunk: Buffer) => (got += chunk.toString()));
      request.on('end', () => response.writeHead(202).end('x'.repeat(5_000)));
    });
    const outcome = await post(url, { body: '{"é":1}' });
    expect(got).toBe('{"é":1}');
    expect(outcome).toEqual({ status_code: 202, error_code: null, answer: 'x'.repeat(1_000), retry_after_ms: null });
  });

  it('follows no redirect', async () => {
    let asked = 0;
    const url = await serve((_request, response) => {
      asked += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await post(url)).toMatchObject({ status_code: 302, error_code: 'redirected' });
    expect(asked).toBe(1);
  });

  it('names the status of a refusal, and how long it asks to wait', async () => {
    const url = await serve((_request, response) => response.writeHead(503, { 'retry-after': '7' }).end('busy\u0000'));
    expect(await post(url)).toEqual({
      status_code: 503,
      error_code: 'status_503',
      answer: 'busy',
      retry_after_ms: 7_000,
    });
  });

  it('waits for an answer no longer than it may, however it dribbles', async () => {
    const url = await serve((_request, response) => {
      const drip = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(drip));
    });
    expect(await post(url, { timeout_ms: 150 })).toMatchObject({ error_code: 'timed_out' });
  });

  it('reads no endless answer', async () => {
    const url = await serve((_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('y'.repeat(16_384)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(await post(url)).toMatchObject({ status_code: 200, error_code: null });
  });

  it('says when nobody listens', async () => {
    expect(await post('http://127.0.0.1:1/')).toMatchObject({ status_code: null, error_code: 'refused' });
  });
});

describe('a webhook that may go to the internet only', () => {
  it.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', 'localhost', '169.254.169.254', '0x7f.1', '2130706433'])(
    'reaches no %s',
    async (host) => {
      let asked = 0;
      const url = new URL(await serve((_request, response) => response.end(String((asked += 1)))));
      url.hostname = host;
      expect(await post(url.href, { reach: 'internet' })).toMatchObject({ error_code: 'private_address' });
      expect(asked).toBe(0);
    },
  );
});
