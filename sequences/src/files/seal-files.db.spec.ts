import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FileStore } from '@kept/files/store/file-store';
import { openFileStore } from '@kept/files/store/open-file-store';
import { createHotPool } from '@kept/persistence/pool';
import { readThread } from '../journal/read-thread.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { readAttachments } from './read-attachments.ts';
import { sealFiles } from './seal-files.ts';
import { sealedFileStore } from './sealed-file-store.ts';

let world: World;
let folder: string;
let disk: FileStore;
let store: FileStore;
let keys_pool: ReturnType<typeof createHotPool>;

beforeEach(async () => {
  world = await openWorld();
  folder = await mkdtemp(join(tmpdir(), 'kept-files-'));
  disk = await openFileStore({ type: 'disk', folder });
  keys_pool = createHotPool({ app_url: world.app_url, max: 1 });
  store = sealedFileStore({ store: disk, vault: world.vault, pool: keys_pool });
});

afterEach(async () => {
  await keys_pool.end();
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const WORDS = 'what the doctor said';
const hash = createHash('sha256').update(WORDS).digest('hex');

/** A file as one was kept before anything was sealed; `lies`: in which store. */
async function old(file_name: string, lies: FileStore | null): Promise<string> {
  const { account_id } = world.clinic;
  if (lies !== null) await lies.put({ account_id, stored_as: hash, bytes: Buffer.from(WORDS) });
  const [row] = await world.clinic.sql<{ id: string }>(
    `insert into attachment (id, account_id, kind, content_type, file_name, size, stored_as)
     values (uuidv7(), $1, 'document', 'text/plain', $2, 20, $3) returning id`,
    [account_id, file_name, hash],
  );
  return row?.id ?? '';
}

const seal = () => sealFiles({ pool: world.pool, vault: world.vault, store });
const filesThere = async () =>
  (await readdir(folder, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name));
const inRows = async () =>
  JSON.stringify(await world.clinic.sql('select * from attachment')) +
  JSON.stringify(await world.clinic.sql('select * from message_attachment'));
const read = async (ids: readonly string[]) => {
  const { pool, vault, clinic } = world;
  const found = await readAttachments({ pool, vault, account_id: clinic.account_id, ids, secure_too: true });
  return await Promise.all(
    found.map(async ({ file_name, stored_as }) => {
      const bytes = await store.bytes({ account_id: clinic.account_id, stored_as });
      return [file_name, bytes === null ? null : Buffer.from(bytes).toString()];
    }),
  );
};

it.each([
  ['as it came', () => disk],
  ['under seal by its hash', () => store],
])('seals the names of files from before, and keeps %s what tells nobody that it is known', async (_, lies) => {
  const ids = [await old('biopsy of Kim.txt', lies()), await old('the same.txt', null)];
  expect(await inRows()).toContain('biopsy of Kim');
  expect(await seal()).toBe(2);
  expect(await inRows()).not.toMatch(new RegExp(`biopsy|the same|${hash}`, 'u'));
  expect(await read(ids)).toEqual([
    ['biopsy of Kim.txt', WORDS],
    ['the same.txt', WORDS],
  ]);
  // one copy of one content, and nothing left where it lay
  const there = await filesThere();
  expect(there).toHaveLength(1);
  expect(there.join()).not.toContain(hash);
  expect(await seal()).toBe(0);
});

it('leaves a file that is not there where it is said to be: it may come back', async () => {
  const id = await old('lost.txt', null);
  expect(await seal()).toBe(1);
  expect(await read([id])).toEqual([['lost.txt', null]]);
  await store.put({ account_id: world.clinic.account_id, stored_as: hash, bytes: Buffer.from(WORDS) });
  expect(await read([id])).toEqual([['lost.txt', WORDS]]);
});

it('seals the names of files that were refused', async () => {
  const { pool, cache, vault, clinic } = world;
  const { booked, message_id } = await world.due();
  const stored = await old('taken.txt', disk);
  await clinic.sql(
    `insert into message_attachment (account_id, message_id, position, status, attachment_id, file_name, problem)
     values ($1, $2, 0, 'refused', null, 'virus of Kim.exe', 'This is a program'), ($1, $2, 1, 'stored', $3, 'taken.txt', null)`,
    [clinic.account_id, message_id, stored],
  );
  expect(await seal()).toBe(3);
  expect(await inRows()).not.toMatch(/virus|taken/u);
  const thread = await readThread({
    ...{ pool, cache, vault, tells_private: true, account_id: clinic.account_id },
    ...{ participant_id: booked.participant_id, before: null, limit: 10 },
  });
  expect(thread).toMatchObject({
    messages: [{ attachments: [{ file_name: 'virus of Kim.exe' }, { file_name: 'taken.txt' }] }],
  });
});
