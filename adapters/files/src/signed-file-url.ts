import { fileToken, type FileGrant } from './file-token.ts';

/** Long enough for a carrier that tries again for hours, short enough that a URL in somebody's log is soon worth nothing. */
const HOURS = 24;
const HOUR_MS = 3_600_000;

/**
 * The address a carrier fetches a file at, without a cookie or a key. It expires on a full hour at least 24 hours ahead,
 * so that within an hour the same file has the same address and may be cached by it.
 */
export function signedFileUrl({
  public_url,
  now,
  ...given
}: Omit<FileGrant, 'expires_at'> & {
  readonly public_url: string;
  readonly secret_key: Uint8Array;
  readonly now: Date;
}): string {
  const expires_at = new Date((Math.ceil(now.getTime() / HOUR_MS) + HOURS) * HOUR_MS);
  return `${public_url}/files/${fileToken({ ...given, expires_at })}`;
}
