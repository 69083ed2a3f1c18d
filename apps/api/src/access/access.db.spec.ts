import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { newApiKey } from './api-key.ts';
import { isKeyed, routesOf, type Route } from './routes.spec-support.ts';

let api: RunningApi;
let routes: readonly Route[];

beforeAll(async () => {
  api = await startApi();
  routes = await routesOf(api);
});

afterAll(() => api.stop());

// All routes but those of the pages' files (pages/serve-page-files.ts), which are the same for everybody.
describe('the route table', () => {
  const pathsOf = (rule: 'public' | 'link'): readonly string[] =>
    routes
      .filter(({ access }) => access === rule)
      .map(({ method, path }) => (method === 'GET' ? path : `${method} ${path}`));

  it('says of every route who may call it', () => {
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter(({ access }) => access === null)).toEqual([]);
  });

  it('is public only where nothing of an account is told without a secret of it', () => {
    expect(pathsOf('public')).toEqual([
      'POST /screens/session',
      '/screens/sign-in',
      'POST /screens/invitation/look',
      'POST /screens/invitation/accept',
      '/v1/definition_schema.json',
      '/health',
      '/health/live',
      '/health/ready',
      '/openapi.json',
      '/reference',
      '/reference/swagger-ui-bundle.js',
      '/reference/swagger-ui.css',
      '/*',
    ]);
  });

  it('is open by link only where a token stands in the path', () => {
    expect(pathsOf('link')).toEqual([
      '/files/:token',
      '/r/:token',
      'POST /r/:token',
      '/r/:token/:participant_id.ics',
      '/b/:token',
      'POST /b/:token',
      '/b/:token/:participant_id.ics',
      '/s/:token',
      'POST /s/:token',
      'POST /s/:token/reply',
      'POST /s/:token/new_link',
      '/s/:token/files/:file_id',
      '/o/:token.gif',
      '/unsubscribe/:token',
      'POST /unsubscribe/:token',
    ]);
  });

  it('is what the description says, webhooks apart', async () => {
    const document = z.object({
      openapi: z.literal('3.1.0'),
      paths: z.record(z.string(), z.record(z.string(), z.unknown())),
    });
    const { paths } = document.parse((await api.call('/openapi.json', { key: null })).body);
    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((verb) => `${verb.toUpperCase()} ${path}`),
    );
    const wanted = routes
      .filter(
        ({ path }) =>
          !path.startsWith('/v1/webhooks') &&
          path !== '/*' &&
          !path.startsWith('/files') &&
          !/^\/(?:r|b|s|o|unsubscribe)\//u.test(path) &&
          path !== '/openapi.json' &&
          !path.startsWith('/reference'),
      )
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect([...described].sort()).toEqual([...wanted].sort());
  });

  it('lets nobody in without a key, with a wrong one, with a revoked one or by an odd spelling of the path', async () => {
    const revoked = newApiKey(api.ours.account_id);
    const keys = [null, 'nonsense', revoked, newApiKey('01a00000-0000-7000-8000-000000000000')];
    for (const [index, { method, path }] of routes.filter(isKeyed).entries()) {
      // wrong keys are counted and soon refused for their number: one route in four gets one
      for (const key of keys.slice(0, method === 'GET' && index % 4 === 0 ? 2 : 1)) {
        const answer = await api.call(path, { method, key });
        expect([answer.status, answer.headers.get('www-authenticate') !== null], `${method} ${path}`).toEqual([
          401,
          true,
        ]);
      }
    }
    for (const key of keys) expect((await api.call('/v1/events', { key })).status).toBe(401);
    for (const path of ['/v1/events/', '//v1/events', '/v1//events', '/V1/events', '/v1/events%2f']) {
      expect([401, 404], path).toContain((await api.call(path, { key: null })).status);
    }
    expect((await api.call('/v1/events', { key: null, method: 'HEAD' })).status).toBe(401);
  });
});

it('every answer carries the headers that keep browsers from harm', async () => {
  for (const path of ['/v1/events', '/health', '/nowhere', '/reference']) {
    const { headers } = await api.call(path);
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy'), path).not.toContain("script-src 'unsafe-inline'");
    expect(headers.get('strict-transport-security'), path).not.toBeNull();
  }
});

it('an address of no route is a 404 problem', async () => {
  const answer = await api.call('/v1/nowhere');
  expect([answer.status, answer.body]).toMatchObject([404, { code: 'no_such_route' }]);
});
