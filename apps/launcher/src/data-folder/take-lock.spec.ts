import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeLock } from './take-lock.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-lock-'));
});

afterEach(() => rm(folder, { recursive: true }));

it('keeps a second start off a folder in use, naming who has it', async () => {
  const lock = await takeLock(folder, 'http://127.0.0.1:4400');
  await expect(takeLock(folder, 'http://127.0.0.1:4500')).rejects.toThrow(
    `process ${process.pid}, http://127.0.0.1:4400`,
  );
  await lock.release();
  await (await takeLock(folder, 'http://127.0.0.1:4500')).release();
});

it('lets a second start wait for one that is stopping', async () => {
  const lock = await takeLock(folder, 'http://127.0.0.1:4400');
  await lock.stopping();
  const next = takeLock(folder, 'http://127.0.0.1:4500');
  await lock.release();
  await (await next).release();
});

it.each([
  ['a process that is gone', JSON.stringify({ pid: 2 ** 22, started: '1', url: 'x', stopping: false })],
  [
    'another process of the same number',
    JSON.stringify({ pid: process.pid, started: 'long ago', url: 'x', stopping: false }),
  ],
  ['a launcher killed while writing it', '{"pid":'],
])('takes over what %s left', async (_, content) => {
  await writeFile(join(folder, 'launcher.lock'), content);
  await (await takeLock(folder, 'http://127.0.0.1:4400')).release();
});

it('is readable by nobody else', async () => {
  const lock = await takeLock(folder, 'http://127.0.0.1:4400');
  expect((await stat(join(folder, 'launcher.lock'))).mode & 0o777).toBe(0o600);
  await lock.release();
});
