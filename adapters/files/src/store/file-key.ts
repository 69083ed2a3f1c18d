/** Where a file of an account lies: by a name made of what is in it, so that the same is kept once. */
export interface StoredFile {
  readonly account_id: string;
  /** 64 lower-case hex digits. */
  readonly stored_as: string;
}

/** Its key in the store; one folder an account, so that an account can be taken out whole. */
export function fileKey({ account_id, stored_as }: StoredFile): string {
  return `${account_id}/${stored_as.slice(0, 2)}/${stored_as}`;
}
