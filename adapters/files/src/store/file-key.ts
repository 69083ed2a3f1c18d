/** Where a file of an account lies: by what is in it, so that the same is kept once. */
export interface StoredFile {
  readonly account_id: string;
  /** SHA-256 of the bytes, in lower-case hex. */
  readonly sha256: string;
}

/** Its key in the store; one folder an account, so that an account can be taken out whole. */
export function fileKey({ account_id, sha256 }: StoredFile): string {
  return `${account_id}/${sha256.slice(0, 2)}/${sha256}`;
}
