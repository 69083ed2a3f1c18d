import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { fileStore } from './file-store.ts';
import { openFileStore } from './open-file-store.ts';

const file = { account_id: '01a00000-0000-7000-8000-000000000001', stored_as: 'ab'.repeat(32) };
const bytes = Buffer.from('hello');

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-files-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const filesIn = async (): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true });
  const kinds = await Promise.all(entries.map(async (entry) => (await stat(join(folder, entry))).isFile()));
  return entries.filter((_, index) => kinds[index]);
};

it('keeps a file once, by its account and its content, and hands it out again', async () => {
  const store = await openFileStore({ type: 'disk', folder });
  expect(await store.put({ ...file, bytes })).toBe('stored');
  expect(await store.put({ ...file, bytes })).toBe('stored');
  expect(await filesIn()).toEqual([`${file.account_id}/ab/${file.stored_as}`]);
  expect(Buffer.from((await store.bytes(file)) ?? []).toString()).toBe('hello');
  const chunks: Buffer[] = [];
  for await (const chunk of (await store.stream(file)) ?? []) chunks.push(Buffer.from(chunk));
  expect(Buffer.concat(chunks).toString()).toBe('hello');
});

it('has nothing of another account, and nothing after it was removed', async () => {
  const store = await openFileStore({ type: 'disk', folder });
  await store.put({ ...file, bytes });
  expect(await store.bytes({ ...file, account_id: '01a00000-0000-7000-8000-000000000002' })).toBeNull();
  await store.remove(file);
  expect(await store.bytes(file)).toBeNull();
  expect(await store.stream(file)).toBeNull();
  await store.remove(file);
});

/** A disk that is full once half of a file is on it. */
class FullDriver extends FSDriver {
  override async put(...[key, contents, options]: Parameters<FSDriver['put']>): Promise<void> {
    await super.put(key, contents.slice(0, contents.length / 2), options);
    throw Object.assign(new Error('write failed'), { cause: Object.assign(new Error('full'), { code: 'ENOSPC' }) });
  }
}

it('says that the disk is full, and leaves nothing half-written', async () => {
  const driver = new FullDriver({ location: folder, visibility: 'private' });
  const store = fileStore({ disk: new Disk(driver), folder });
  expect(await store.put({ ...file, bytes })).toBe('full');
  expect(await filesIn()).toEqual([]);
});

it('throws for every other fault, such as a folder that is none', async () => {
  const store = await openFileStore({ type: 'disk', folder: '/dev/null/files' });
  await expect(store.put({ ...file, bytes })).rejects.toThrow();
});
