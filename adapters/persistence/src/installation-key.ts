import { createHash } from 'node:crypto';
import { decryptBytes, encrypt, type SecretKey } from './encrypt.ts';

/** The key in the environment: it seals what is new. What the key before it sealed opens too, until it is sealed anew. */
export interface InstallationKey extends SecretKey {
  readonly previous: SecretKey | null;
}

/** What is sealed, and which key of the environment did it. */
export interface SealedByInstallation {
  readonly sealed: Uint8Array;
  readonly key_id: string;
  readonly bound_to?: string;
}

/** What rows name a key by that was sealed under before keys had names of their own. */
const UNNAMED = 'env';

/** The keys as the settings have them, each named by what it is: a row tells which one opens it, its name nothing of the key. */
export function installationKey({
  secret_key,
  previous_secret_key,
}: {
  readonly secret_key: Buffer;
  readonly previous_secret_key: Buffer | null;
}): InstallationKey {
  return { ...named(secret_key), previous: previous_secret_key === null ? null : named(previous_secret_key) };
}

function named(bytes: Buffer): SecretKey {
  const id = createHash('sha256').update('kept wrapping key\n').update(bytes).digest('hex').slice(0, 16);
  return { id, bytes };
}

/** Opens it by whichever of the keys sealed it; null: none of them did, or it was changed. */
export function openSealed(key: InstallationKey, { sealed, key_id, ...bound }: SealedByInstallation): Buffer | null {
  for (const { id, bytes } of key.previous === null ? [key] : [key, key.previous]) {
    if (key_id !== id && key_id !== UNNAMED) continue;
    try {
      return decryptBytes({ key: { id: key_id, bytes }, sealed: Buffer.from(sealed), ...bound });
    } catch {
      // another key's, or damaged
    }
  }
  return null;
}

/** Seals it by the present key. */
export function sealAnew(
  key: InstallationKey,
  { plain, ...bound }: { readonly plain: string | Buffer; readonly bound_to?: string },
): { readonly sealed: Buffer; readonly key_id: string } {
  return { sealed: encrypt({ key, plain, ...bound }), key_id: key.id };
}
