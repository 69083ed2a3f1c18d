import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { expect, it } from 'vitest';
import { wholeBytes } from './whole-bytes.ts';

const LIMIT = 1_000;

/** As they come over the wire: one is read before the next is there. */
async function* apart(pieces: readonly Buffer[]) {
  for (const piece of pieces) {
    yield piece;
    for (let turn = 0; turn < 10; turn += 1) await setImmediate();
  }
}

/** What is made of a file that arrives in these pieces: how long it is, or the code of what is wrong. */
async function taken(...pieces: readonly number[]): Promise<unknown> {
  const app = fastify();
  await app.register(multipart);
  app.post('/', async (request) => {
    const part = await request.file({ limits: { fileSize: LIMIT } });
    if (part === undefined) throw new Error('no file came');
    return { length: (await wholeBytes(part)).length };
  });
  const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';
  const [first = 0, ...rest] = pieces;
  const answer = await app.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: Readable.from(
      apart([
        Buffer.from(`${head}${'x'.repeat(first)}`),
        ...rest.map((length) => Buffer.alloc(length, 'x')),
        Buffer.from('\r\n--b--\r\n'),
      ]),
    ),
  });
  await app.close();
  const body: unknown = answer.json();
  return body;
}

it.each([[[LIMIT]], [[400, 600]]])('a file as long as it may be, in pieces of %j, is whole', async (pieces) => {
  expect(await taken(...pieces)).toEqual({ length: LIMIT });
});

it('a longer one is none, wherever its pieces end', async () => {
  for (let first = LIMIT - 20; first <= LIMIT + 20; first += 1)
    expect(await taken(first, 200), `${first} and 200`).toMatchObject({ code: 'FST_REQ_FILE_TOO_LARGE' });
});
