import type { StoredFile } from '@kept/files/store/file-key';
import type { NameColumns, OpenName } from './sealed-name.ts';

/** A file of an account, as its row has it. */
export interface KeptAttachment {
  readonly id: string;
  readonly kind: 'image' | 'audio' | 'document';
  readonly content_type: string;
  readonly file_name: string;
  /** Bytes. */
  readonly size: number;
  readonly stored_as: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly duration_ms: number | null;
  readonly rendition_stored_as: string | null;
  readonly rendition_type: string | null;
  readonly rendition_size: number | null;
  readonly created_by_user_id: string | null;
  /** ISO 8601, in UTC. */
  readonly created_at: string;
}

/** The same, its name as it lies. */
export type AttachmentRow = Omit<KeptAttachment, 'file_name'> & NameColumns;

/** The columns of one, for a `select` from `attachment a` or a `returning`. */
export const ATTACHMENT_COLUMNS = `a.id, a.kind, a.content_type, a.file_name, a.sealed_name, a.size, a.stored_as, a.width, a.height,
  a.duration_ms, a.rendition_stored_as, a.rendition_type, a.rendition_size, a.created_by_user_id, a.created_at`;

/** The file, its name opened. */
export function keptAttachment({ file_name, sealed_name, ...row }: AttachmentRow, open: OpenName): KeptAttachment {
  return { ...row, file_name: open({ attachment_id: row.id, file_name, sealed_name }) ?? '' };
}

/** One of the two forms a file is kept in, with where it lies. */
export interface FileVersion extends StoredFile {
  readonly content_type: string;
  readonly size: number;
}

/** The file as it came, or what was made of it on arrival; null where nothing was. */
export function versionOf(
  attachment: KeptAttachment,
  { account_id, version }: { readonly account_id: string; readonly version: 'original' | 'rendition' },
): FileVersion | null {
  const { content_type, size, stored_as, rendition_stored_as, rendition_type, rendition_size } = attachment;
  if (version === 'original') return { account_id, stored_as, content_type, size };
  if (rendition_stored_as === null || rendition_type === null || rendition_size === null) return null;
  return { account_id, stored_as: rendition_stored_as, content_type: rendition_type, size: rendition_size };
}
