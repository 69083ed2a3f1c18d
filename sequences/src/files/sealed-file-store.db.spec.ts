import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FileStore } from '@kept/files/store/file-store';
import { openFileStore } from '@kept/files/store/open-file-store';
import { createHotPool } from '@kept/persistence/pool';
import { Vault } from '../secure/vault.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { sealedFileStore } from './sealed-file-store.ts';
import { storeAttachment } from './store-attachment.ts';

let world: World;
let folder: string;
let disk: FileStore;
let pool: ReturnType<typeof createHotPool>;

beforeEach(async () => {
  world = await openWorld();
  folder = await mkdtemp(join(tmpdir(), 'kept-files-'));
  disk = await openFileStore({ type: 'disk', folder });
  pool = createHotPool({ app_url: world.app_url, max: 1 });
});

afterEach(async () => {
  await pool.end();
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const sealed = (secret = world.clinic.secret_key) =>
  sealedFileStore({ store: disk, vault: new Vault({ secret, previous: null }), pool });

const fileOf = (byte: string) => ({ account_id: world.clinic.account_id, stored_as: byte.repeat(32) });

const lying = async (): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

it('keeps a file so that neither its words nor its name are there to read, and gives it back whole', async () => {
  const store = sealed();
  const file = fileOf('ab');
  expect(await store.put({ ...file, bytes: Buffer.from('POSITIVE-XYZZY') })).toBe('stored');
  expect(await store.put({ ...file, bytes: Buffer.from('POSITIVE-XYZZY') })).toBe('stored');
  const [path = '', ...more] = await lying();
  expect(more).toEqual([]);
  expect(path).not.toContain(file.stored_as);
  expect((await readFile(path)).toString('latin1')).not.toContain('XYZZY');
  // another process reads it
  expect(Buffer.from((await sealed().bytes(file)) ?? []).toString()).toBe('POSITIVE-XYZZY');
  const stream = await store.stream(file);
  expect(stream === null ? null : await text(stream)).toBe('POSITIVE-XYZZY');
  await store.remove(file);
  expect([await lying(), await store.bytes(file)]).toEqual([[], null]);
});

it('gives nothing that was changed, or put in another’s place, or sealed under a key that is gone', async () => {
  const store = sealed();
  const [one, other] = [fileOf('01'), fileOf('02')];
  await store.put({ ...one, bytes: Buffer.from('one') });
  const [first = ''] = await lying();
  await store.put({ ...other, bytes: Buffer.from('other') });
  const second = (await lying()).find((path) => path !== first) ?? '';
  await rename(first, second);
  expect(await store.bytes(other)).toBeNull();
  await store.put({ ...one, bytes: Buffer.from('one') });
  const bytes = await readFile(first);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  await writeFile(first, bytes);
  expect(await store.bytes(one)).toBeNull();
  expect(await sealed(randomBytes(32)).bytes(one)).toBeNull();
});

it('still reads what was stored before files were sealed', async () => {
  await disk.put({ ...fileOf('03'), bytes: Buffer.from('from before') });
  expect(Buffer.from((await sealed().bytes(fileOf('03'))) ?? []).toString()).toBe('from before');
});

it('takes more files at once than there are connections', async () => {
  const store = sealed();
  const few = createHotPool({ app_url: world.app_url, max: 2 });
  const { account_id } = world.clinic;
  const results = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      storeAttachment({
        pool: few,
        account_id,
        vault: world.vault,
        store,
        bytes: Buffer.from(`page ${index}`),
        file_name: `page-${index}.txt`,
        created_by_user_id: null,
      }),
    ),
  ).finally(() => few.end());
  expect(results.map(({ type }) => type)).toEqual(Array.from({ length: 8 }, () => 'stored'));
});
