import { decrypt, type SecretKey } from '@kept/persistence/encrypt';

/** The credentials of a channel by their names. */
export type Opened = Readonly<Record<string, string>>;

export interface SealedCredentials {
  readonly credentials: Buffer;
  readonly credentials_key_id: string;
}

/** Opens the credentials of a channel; null when another key sealed them, or they are no credentials. */
export function openCredentials({ credentials, credentials_key_id }: SealedCredentials, key: SecretKey): Opened | null {
  if (credentials_key_id !== key.id) return null;
  try {
    const parsed: unknown = JSON.parse(decrypt({ key, sealed: credentials }));
    if (typeof parsed !== 'object' || parsed === null) return null;
    return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, String(value)]));
  } catch {
    return null;
  }
}
