import type { StoredFile } from '@kept/files/store/file-key';

/** A file of an account, as its row has it. */
export interface KeptAttachment {
  readonly id: string;
  readonly kind: 'image' | 'audio' | 'document';
  readonly content_type: string;
  readonly file_name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly duration_ms: number | null;
  readonly rendition_sha256: string | null;
  readonly rendition_type: string | null;
  readonly rendition_size: number | null;
  readonly created_by_user_id: string | null;
  /** ISO 8601, in UTC. */
  readonly created_at: string;
}

/** The columns of one, for a `select` from `attachment a` or a `returning`. */
export const ATTACHMENT_COLUMNS = `a.id, a.kind, a.content_type, a.file_name, a.size, a.sha256, a.width, a.height,
  a.duration_ms, a.rendition_sha256, a.rendition_type, a.rendition_size, a.created_by_user_id, a.created_at`;

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
  const { content_type, size, sha256, rendition_sha256, rendition_type, rendition_size } = attachment;
  if (version === 'original') return { account_id, sha256, content_type, size };
  if (rendition_sha256 === null || rendition_type === null || rendition_size === null) return null;
  return { account_id, sha256: rendition_sha256, content_type: rendition_type, size: rendition_size };
}
