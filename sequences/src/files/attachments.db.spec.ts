import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { plainPng, silentMp3 } from '@kept/files/sample-files.spec-support';
import type { FileStore } from '@kept/files/store/file-store';
import { openFileStore } from '@kept/files/store/open-file-store';
import { openWorld, type World } from '../world.spec-support.ts';
import { versionOf, type KeptAttachment } from './kept-attachment.ts';
import { readAttachments } from './read-attachments.ts';
import { storeAttachment } from './store-attachment.ts';
import { sweepAttachments } from './sweep-attachments.ts';

let world: World;
let folder: string;
let store: FileStore;

beforeEach(async () => {
  world = await openWorld();
  folder = await mkdtemp(join(tmpdir(), 'kept-files-'));
  store = await openFileStore({ type: 'disk', folder });
});

afterEach(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const taken = (bytes: Uint8Array, file_name = 'map.png') =>
  storeAttachment({
    pool: world.pool,
    account_id: world.clinic.account_id,
    vault: world.vault,
    store,
    bytes,
    file_name,
    created_by_user_id: null,
  });

async function kept(bytes: Uint8Array, file_name?: string): Promise<KeptAttachment> {
  const result = await taken(bytes, file_name);
  if (result.type !== 'stored') throw new Error(`the file was ${result.type}`);
  return result.attachment;
}

const rows = () => world.clinic.sql<{ id: string }>('select id from attachment');
const entries = async () => (await readdir(folder, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name));
const sweep = () => sweepAttachments({ pool: world.pool, store, limit: 100, idle_ms: 86_400_000 });
const ageAll = () => world.clinic.sql(`update attachment set created_at = now() - interval '25 hours'`);

it('keeps a file with what was made of it, and two of the same content once', async () => {
  const png = await plainPng({ width: 800, height: 800 });
  const first = await kept(png);
  const second = await kept(png, 'the same.png');
  expect(await entries()).toHaveLength(2);
  const { pool, clinic } = world;
  const found = await readAttachments({
    pool,
    account_id: clinic.account_id,
    vault: world.vault,
    secure_too: true,
    ids: [second.id, randomUUID(), first.id],
  });
  expect(found.map(({ file_name }) => file_name)).toEqual(['the same.png', 'map.png']);
  const small = versionOf(first, { account_id: clinic.account_id, version: 'rendition' });
  expect(small).toMatchObject({ content_type: 'image/jpeg' });
  expect(small === null ? null : (await store.bytes(small))?.length).toBe(first.rendition_size);
});

it('keeps nothing of what it refuses, or of what finds no room', async () => {
  expect(await taken(Buffer.from('MZ'.repeat(100)), 'song.mp3')).toMatchObject({
    type: 'refused',
    refusal: { code: 'file_is_program' },
  });
  const { store: _, ...request } = { store, pool: world.pool, account_id: world.clinic.account_id, vault: world.vault };
  const full = await storeAttachment({
    ...request,
    store: { ...store, put: async () => 'full' },
    bytes: silentMp3(1),
    file_name: 'clip.mp3',
    created_by_user_id: null,
  });
  expect(full).toEqual({ type: 'full' });
  expect(await rows()).toEqual([]);
  expect(await entries()).toEqual([]);
});

it('removes what nothing uses after a day, with its bytes, unless another file has the same', async () => {
  const png = await plainPng({ width: 10, height: 10 });
  const old = await kept(png);
  await kept(silentMp3(1), 'clip.mp3');
  await ageAll();
  const fresh = await kept(png);
  expect(await sweep()).toBe(2);
  expect(await rows()).toEqual([{ id: fresh.id }]);
  expect(await entries()).toHaveLength(2);
  expect(await store.bytes({ account_id: world.clinic.account_id, stored_as: old.stored_as })).not.toBeNull();
});

it('leaves alone what a template or a broadcast names', async () => {
  const [template, broadcast] = [await kept(silentMp3(1), 'a.mp3'), await kept(silentMp3(2), 'b.mp3')];
  const content = (id: string) => JSON.stringify({ body: 'Hi', attachments: [id] });
  const { account_id } = world.clinic;
  await world.clinic.sql(
    `insert into template (id, account_id, channel, name, content) values (gen_random_uuid(), $1, 'sms', 'Map', $2)`,
    [account_id, content(template.id)],
  );
  await world.clinic.sql(
    `insert into broadcast (id, account_id, channel, status, content, source, send_at, time_zone, recipient_count)
     values (gen_random_uuid(), $1, 'sms', 'scheduled', $2, 'compose', now() + interval '3 days', 'UTC', 1)`,
    [account_id, content(broadcast.id)],
  );
  await ageAll();
  expect(await sweep()).toBe(0);
  expect(await rows()).toHaveLength(2);
});

it('leaves alone what a message has or any revision names', async () => {
  const sent = await kept(await plainPng({ width: 10, height: 10 }));
  const drawn = await kept(silentMp3(1), 'clip.mp3');
  const { message_id } = await world.due();
  await world.clinic.sql(
    `insert into message_attachment (account_id, message_id, position, status, attachment_id) values ($1, $2, 0, 'stored', $3)`,
    [world.clinic.account_id, message_id, sent.id],
  );
  await world.clinic.sql(
    `insert into schedule_revision (id, account_id, schedule_id, number, status, definition, etag)
     select gen_random_uuid(), account_id, schedule_id, number + 1, 'draft',
       jsonb_set(definition::jsonb, '{messages,0,content,attachments}', to_jsonb(array[$1::text])), 'e'
     from schedule_revision limit 1`,
    [drawn.id],
  );
  await ageAll();
  expect(await sweep()).toBe(0);
  expect(await rows()).toHaveLength(2);
  // looked at a moment ago: not again until a day has passed
  await world.clinic.sql('delete from message_attachment');
  expect(await sweep()).toBe(0);
});
