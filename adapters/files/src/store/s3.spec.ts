import { createHash, randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { S3Client, CreateBucketCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import type { FileStore } from './file-store.ts';
import { openFileStore } from './open-file-store.ts';

/** A server that speaks S3, as test/README.md says: `http://<key>:<secret>@host:port`. */
const given = process.env['KEPT_TEST_S3'];

describe.skipIf(given === undefined)('a bucket of an S3 server', () => {
  const url = new URL(given ?? 'http://key:secret@127.0.0.1:1');
  const credentials = { access_key_id: url.username, secret_access_key: url.password };

  async function newStore(): Promise<FileStore> {
    const bucket = `kept-${randomUUID()}`;
    const client = new S3Client({
      endpoint: url.origin,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: url.username, secretAccessKey: url.password },
    });
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
    client.destroy();
    return await openFileStore({ type: 's3', bucket, region: 'us-east-1', endpoint: url.origin, credentials });
  }

  const fileOf = (bytes: Uint8Array) => ({
    account_id: randomUUID(),
    stored_as: createHash('sha256').update(bytes).digest('hex'),
    bytes,
  });

  it('keeps, hands out and removes a file as a disk does', async () => {
    const store = await newStore();
    const file = fileOf(Buffer.from('hello'));
    expect(await store.bytes(file)).toBeNull();
    expect(await store.put(file)).toBe('stored');
    expect(await store.put(file)).toBe('stored');
    expect(Buffer.from((await store.bytes(file)) ?? []).toString()).toBe('hello');
    const stream = await store.stream(file);
    expect(stream === null ? null : await text(stream)).toBe('hello');
    expect(await store.bytes({ ...file, account_id: randomUUID() })).toBeNull();
    await store.remove(file);
    await store.remove(file);
    expect(await store.stream(file)).toBeNull();
  });

  it('keeps the largest file whole', async () => {
    const store = await newStore();
    const file = fileOf(Buffer.alloc(20 * 1024 * 1024, 'k'));
    expect(await store.put(file)).toBe('stored');
    expect(Buffer.from((await store.bytes(file)) ?? []).equals(file.bytes)).toBe(true);
  });

  it('throws for a key that is not let in, and for a bucket that is not there', async () => {
    const settings = { type: 's3', region: 'us-east-1', endpoint: url.origin, credentials } as const;
    const file = fileOf(Buffer.from('hello'));
    const nowhere = await openFileStore({ ...settings, bucket: `kept-${randomUUID()}` });
    await expect(nowhere.put(file)).rejects.toMatchObject({ cause: { name: 'NoSuchBucket' } });
    const wrong = { ...credentials, secret_access_key: 'not-the-secret' };
    const locked = await openFileStore({ ...settings, credentials: wrong, bucket: 'kept' });
    await expect(locked.put(file)).rejects.toMatchObject({ cause: { $metadata: { httpStatusCode: 403 } } });
  });
});
