import { z } from 'zod';
import { signedFileUrl } from '@kept/files/signed-file-url';
import type { Settings } from '@kept/settings/settings';

const attachmentId = z.uuid();

/**
 * Where the provider fetches a clip of a script: as it was made for the phone, at an address that expires. Null for what
 * is no file of ours; no published schedule names one.
 */
export function clipUrl(
  { public_url, secret_key }: Pick<Settings, 'public_url' | 'secret_key'>,
  { account_id, clip }: { readonly account_id: string; readonly clip: string },
): string | null {
  const id = attachmentId.safeParse(clip);
  if (!id.success) return null;
  const grant = { account_id, attachment_id: id.data, version: 'rendition' } as const;
  return signedFileUrl({ public_url, secret_key, ...grant, now: new Date() });
}
