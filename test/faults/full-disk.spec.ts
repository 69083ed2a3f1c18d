import { spawnSync } from 'node:child_process';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { plainPng } from '@kept/files/sample-files.spec-support';
import { eventually } from '../harness/eventually.ts';
import { reaper } from '../harness/reaper.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

/** A disk of its own, which only an administrator of the machine may make. */
const DISK_BYTES = 1024 * 1024;
const folder = reaper.folder();
const has_disk = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'kept-test', folder]).status === 0;
const filler = join(folder, 'filler');

let kept: RunningClinic;

beforeAll(async () => {
  if (!has_disk) return;
  kept = await openRunningClinic({ env: { KEPT_FILES_FOLDER: folder } });
  await kept.startWorker();
});

afterAll(async () => {
  if (!has_disk) return;
  await kept.close();
  spawnSync('umount', ['--lazy', folder]);
});

const PHONE = '+12025558401';

const attachmentsOf = async () =>
  kept.clinic.sql<{ status: string; tries: number }>(
    `select w.status, w.tries from message_attachment w join message m on m.id = w.message_id where m.from_address = $1`,
    [PHONE],
  );

async function upload(bytes: Uint8Array): Promise<{ readonly status: number; readonly code: string | null }> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'photo.png');
  const answer = await fetch(`${kept.api_url}/v1/attachments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${kept.api_key}` },
    body: form,
  });
  const { code = null } = z.object({ code: z.string().optional() }).parse(await answer.json());
  return { status: answer.status, code };
}

it.skipIf(!has_disk)(
  'a file store without room says so and keeps nothing of what was sent; a client’s photo waits until there is room, and its text counts at once',
  async () => {
    const picture = await plainPng({ width: 60, height: 40 });
    expect(await upload(picture)).toEqual({ status: 201, code: null });
    // Writes until the disk takes no more, which it says by failing.
    await writeFile(filler, Buffer.alloc(2 * DISK_BYTES)).catch(() => undefined);

    const [other, third] = await Promise.all([
      plainPng({ width: 70, height: 50 }),
      plainPng({ width: 80, height: 60 }),
    ]);
    expect(await readdir(folder)).not.toEqual(['filler']);
    expect(await upload(other)).toEqual({ status: 507, code: 'file_store_full' });
    expect(await kept.clinic.sql('select id from attachment')).toHaveLength(1);
    await kept.carrier.control('POST', `/phones/${PHONE}/messages`, {
      to: kept.clinic.phone,
      body: 'stop',
      media: [{ data: third.toString('base64'), content_type: 'image/png' }],
    });
    expect(await kept.clinic.sql('select address from stop_list_entry')).toEqual([{ address: PHONE }]);
    await eventually(async () => expect((await attachmentsOf())[0]?.tries).toBeGreaterThanOrEqual(2));
    expect(await attachmentsOf()).toMatchObject([{ status: 'waiting' }]);

    await rm(filler);
    await eventually(async () => expect(await attachmentsOf()).toMatchObject([{ status: 'stored' }]));
    expect(await upload(other)).toEqual({ status: 201, code: null });
    expect((await fetch(`${kept.api_url}/health/ready`)).status).toBe(200);
  },
);
