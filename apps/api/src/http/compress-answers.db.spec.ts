import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPage } from '../live/live-page.spec-support.ts';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { signIn } from '../session/browser.spec-support.ts';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

/** An answer as it goes over the wire. */
function ask(path: string, encodings: string) {
  return new Promise<{ readonly encoding: string | undefined; readonly vary: unknown; readonly bytes: Buffer }>(
    (resolve, reject) => {
      request(`${api.url}${path}`, { headers: { 'accept-encoding': encodings } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const { 'content-encoding': encoding, vary } = answer.headers;
          resolve({ encoding, vary, bytes: Buffer.concat(chunks) });
        });
      })
        .on('error', reject)
        .end();
    },
  );
}

it('compresses for whoever accepts it, a long answer to less than a fifth', async () => {
  const plain = await ask('/openapi.json', 'identity');
  const [brotli, gzip] = [await ask('/openapi.json', 'gzip, br'), await ask('/openapi.json', 'gzip')];
  expect([plain, brotli, gzip].map(({ encoding }) => encoding)).toEqual([undefined, 'br', 'gzip']);
  expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true);
  expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);
  expect(brotli.bytes.length * 5).toBeLessThan(plain.bytes.length);
  expect(String(brotli.vary)).toMatch(/accept-encoding/i);
});

it('leaves a short answer and an encoding it does not know as they are', async () => {
  expect(await ask('/health/live', 'gzip, br')).toMatchObject({ encoding: undefined });
  expect(await ask('/openapi.json', 'lzma')).toMatchObject({ encoding: undefined });
});

it('lets news through at once, uncompressed', async () => {
  const page = await openPage({ url: api.url, browser: await signIn(api, api.ours.staff) });
  expect(page.headers.get('content-encoding')).toBeNull();
  expect(await page.next()).toBeDefined();
  page.close();
});
