import { openSealed, type InstallationKey } from '@kept/persistence/installation-key';

/** The credentials of a channel by their names. */
export type Opened = Readonly<Record<string, string>>;

export interface SealedCredentials {
  readonly credentials: Buffer;
  readonly credentials_key_id: string;
}

/** Opens the credentials of a channel; null when a key that is none of ours sealed them, or they are no credentials. */
export function openCredentials(
  { credentials, credentials_key_id: key_id }: SealedCredentials,
  key: InstallationKey,
): Opened | null {
  const opened = openSealed(key, { sealed: credentials, key_id });
  if (opened === null) return null;
  try {
    const parsed: unknown = JSON.parse(opened.toString('utf8'));
    if (typeof parsed !== 'object' || parsed === null) return null;
    return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, String(value)]));
  } catch {
    return null;
  }
}
