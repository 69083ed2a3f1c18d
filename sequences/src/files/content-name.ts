import type { AccountKeys } from '../secure/vault.ts';

/**
 * What bytes are stored as: the same for the same bytes of an account, and no help to who has a copy of the database and
 * wonders whether a file that they know is in it. `hash`: SHA-256 of the bytes, in hex.
 */
export function contentName(keys: AccountKeys, hash: string): string {
  const [newest] = keys.namesOf(`content/${hash}`);
  if (newest === undefined) throw new Error('no key of the account can be opened: is KEPT_SECRET_KEY another?');
  return newest.name;
}
