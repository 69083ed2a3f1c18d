import { Readable } from 'node:stream';
import type { Pool } from 'pg';
import type { StoredFile } from '@kept/files/store/file-key';
import type { FileStore } from '@kept/files/store/file-store';
import type { AccountKeys, Vault } from '../secure/vault.ts';

interface SealedFileStoreRequest {
  readonly store: FileStore;
  readonly vault: Vault;
  /**
   * To read an account's keys on, and nothing else: who puts a file holds a connection already, and must never wait for
   * one that others who put files hold.
   */
  readonly pool: Pool;
}

/**
 * A file store in which every file lies sealed with its account's key, under a name made with that key: who holds the
 * store alone learns neither what is in it nor whether it has a file that they know. What was stored before files were
 * sealed is read as it lies.
 */
export function sealedFileStore({ store, vault, pool }: SealedFileStoreRequest): FileStore {
  const keysOf = (account_id: string): Promise<AccountKeys> => vault.keysFor({ pool, account_id });

  const read = async ({ account_id, stored_as }: StoredFile): Promise<Uint8Array | null> => {
    const keys = await keysOf(account_id);
    for (const { data_key_id, name } of keys.namesOf(bindingOf(stored_as))) {
      const sealed = await store.bytes({ account_id, stored_as: name });
      if (sealed === null) continue;
      const plain = keys.openBytes({ data_key_id, sealed: Buffer.from(sealed) }, bindingOf(stored_as));
      // changed where it lies: worth no more than one that is gone
      return plain;
    }
    return await store.bytes({ account_id, stored_as });
  };

  return {
    put: async ({ account_id, stored_as, bytes }) => {
      const keys = await keysOf(account_id);
      const { data_key_id, sealed } = keys.seal(Buffer.from(bytes), bindingOf(stored_as));
      const named = keys.namesOf(bindingOf(stored_as)).find((each) => each.data_key_id === data_key_id);
      if (named === undefined) throw new Error('a key seals that names nothing');
      return await store.put({ account_id, stored_as: named.name, bytes: sealed });
    },
    bytes: read,
    stream: async (file) => {
      const bytes = await read(file);
      // whole: nothing of a file is handed out before its seal was seen to be whole
      return bytes === null ? null : Readable.from([bytes], { objectMode: false });
    },
    remove: async ({ account_id, stored_as }) => {
      const keys = await keysOf(account_id);
      for (const { name } of keys.namesOf(bindingOf(stored_as))) await store.remove({ account_id, stored_as: name });
      await store.remove({ account_id, stored_as });
    },
  };
}

/** What the seal of a file is bound to, and what its name in the store is made of. */
const bindingOf = (stored_as: string): string => `file/${stored_as}`;
