import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Disk } from 'flydrive';
import { fileKey, type StoredFile } from './file-key.ts';

/** What came of keeping a file. */
export type PutOutcome = 'stored' | 'full';

/** The files of all accounts, by content. What is there is whole: a write that fails leaves nothing under the file's key. */
export interface FileStore {
  put(file: StoredFile & { readonly bytes: Uint8Array }): Promise<PutOutcome>;
  /** Null: it is not there. */
  bytes(file: StoredFile): Promise<Uint8Array | null>;
  stream(file: StoredFile): Promise<Readable | null>;
  remove(file: StoredFile): Promise<void>;
}

/**
 * A store on a flydrive disk.
 * @param folder of a disk of this machine: files are written beside and moved into their place; null: the disk's own
 *   writes are all or nothing, as those of S3 are.
 */
export function fileStore({ disk, folder }: { readonly disk: Disk; readonly folder: string | null }): FileStore {
  const write = folder === null ? writeWhole : writeBeside(folder);
  return {
    put: async ({ bytes, ...file }) => {
      const key = fileKey(file);
      if (await disk.exists(key)) return 'stored';
      try {
        await write({ disk, key, bytes });
        return 'stored';
      } catch (fault) {
        if (isFull(fault)) return 'full';
        throw fault;
      }
    },
    bytes: async (file) => {
      const key = fileKey(file);
      return (await disk.exists(key)) ? await disk.getBytes(key) : null;
    },
    stream: async (file) => {
      const key = fileKey(file);
      return (await disk.exists(key)) ? await disk.getStream(key) : null;
    },
    remove: async (file) => await disk.delete(fileKey(file)),
  };
}

interface Write {
  readonly disk: Disk;
  readonly key: string;
  readonly bytes: Uint8Array;
}

async function writeWhole({ disk, key, bytes }: Write): Promise<void> {
  await disk.put(key, bytes);
}

function writeBeside(folder: string): (write: Write) => Promise<void> {
  return async ({ disk, key, bytes }) => {
    const arriving = `arriving/${randomUUID()}`;
    try {
      await disk.put(arriving, bytes);
      await flush(join(folder, arriving));
      await disk.move(arriving, key);
    } catch (fault) {
      await disk.delete(arriving).catch(() => undefined);
      throw fault;
    }
  };
}

/** To the disk itself: the row that names the file must not outlive a power cut that the file does not. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'QuotaExceeded', 'XMinioStorageFull']);

/** Flydrive wraps what went wrong. */
function isFull(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  const code = 'code' in fault ? fault.code : undefined;
  return FULL.has(code) || FULL.has(fault.name) || isFull(fault.cause);
}
