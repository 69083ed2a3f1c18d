import type { FileStore } from '@kept/files/store/file-store';
import type { KeptAttachment } from './kept-attachment.ts';

/** A file as a mail carries it. */
export interface FileToSend {
  readonly file_name: string;
  readonly content_type: string;
  readonly bytes: Uint8Array;
}

/** The bytes of files, in their order; null when any cannot be read, for a mail goes with all of them or not at all. */
export async function readFiles(
  attachments: readonly KeptAttachment[],
  { account_id, store }: { readonly account_id: string; readonly store: FileStore },
): Promise<readonly FileToSend[] | null> {
  const files: FileToSend[] = [];
  for (const { stored_as, file_name, content_type } of attachments) {
    const bytes = await store.bytes({ account_id, stored_as }).catch(() => null);
    if (bytes === null) return null;
    files.push({ file_name, content_type, bytes });
  }
  return files;
}
