import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Answer, type RunningApi } from '../running-api.spec-support.ts';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

/** As a browser asks when somebody opens an address. */
const open = (path: string): Promise<Answer> =>
  api.call(path, { key: null, headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });

/** What the page asks for first. */
async function startScript(): Promise<string> {
  const [script = ''] = /\/_app\/immutable\/entry\/start\.[^"]+\.js/.exec((await open('/')).text) ?? [];
  return script;
}

describe('an address that a browser opens', () => {
  it.each(['/', '/appointments', '/appointments/0197-deep?state=none', '/schedules/', '/nowhere/at/all'])(
    '%s is the page that finds out what to show',
    async (path) => {
      const { status, headers, text } = await open(path);
      expect(status).toBe(200);
      expect(text).toContain('/_app/immutable/entry/start.');
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('carries a policy that lets in no script from elsewhere and none written into the page', async () => {
    const policy = (await open('/appointments')).headers.get('content-security-policy') ?? '';
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(policy).toMatch(/script-src 'self' 'sha256-[^']+';/);
    for (const part of ["default-src 'none'", "connect-src 'self'", "style-src 'self'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(part);
    }
  });
});

describe('an address that is no screen', () => {
  it.each([
    '/v1/nothing',
    '/screens/nothing',
    '/health/nothing',
    '/reference/nothing',
    '/_app/immutable/gone.js',
    '/v1',
  ])('%s is not found, in a browser too', async (path) => {
    const { status, headers, body } = await open(path);
    expect(status).toBe(404);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({ code: 'no_such_route' });
  });

  it('is not found by a program, which asks for no page', async () => {
    const { status, body } = await api.call('/appointments', { key: null, headers: { accept: 'application/json' } });
    expect({ status, body }).toMatchObject({ status: 404, body: { code: 'no_such_route' } });
  });

  it('but for the first, which says that the product is up', async () => {
    const { status, text } = await api.call('/', { key: null, headers: { accept: '*/*' } });
    expect(status).toBe(200);
    expect(text).toContain('/_app/immutable/entry/start.');
  });

  it('takes nothing', async () => {
    const { status } = await api.call('/appointments', { method: 'POST', json: {}, headers: { accept: 'text/html' } });
    expect(status).toBe(404);
  });
});

describe('a file of the pages', () => {
  it('is kept for ever when its name is its content', async () => {
    const { status, headers } = await api.call(await startScript(), { key: null });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-type')).toContain('javascript');
  });

  it('is asked for again each time when it is not', async () => {
    const { status, headers } = await api.call('/favicon.svg', { key: null });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
  ])('is sent compressed to who takes %s', async (accepted, expected) => {
    const url = `${api.url}${await startScript()}`;
    const encoding = await new Promise((done, fail) => {
      const asking = request(url, { headers: { 'accept-encoding': accepted } }, (answer) => {
        answer.resume();
        done(answer.headers['content-encoding']);
      });
      asking.on('error', fail).end();
    });
    expect(encoding).toBe(expected);
  });

  it.each(['/200.html', '/../package.json', '/_app/%2e%2e/%2e%2e/package.json'])(
    'is none beside those of the build: %s',
    async (path) => {
      expect((await api.call(path, { key: null })).status).toBe(404);
    },
  );
});
