import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { inspectFile } from '@kept/files/inspect-file';
import type { FileRefusal, InspectedFile } from '@kept/files/inspected-file';
import type { FileStore } from '@kept/files/store/file-store';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '../transaction.ts';
import { ATTACHMENT_COLUMNS, type KeptAttachment } from './kept-attachment.ts';
import { lockFile } from './lock-file.ts';

export interface StoreAttachmentRequest extends TransactionRequest {
  readonly store: FileStore;
  readonly bytes: Uint8Array;
  /** What it is called by whom it is from; of its ending only what fits its bytes is believed. */
  readonly file_name: string;
  /** Null: it came with a message of a client. */
  readonly created_by_user_id: string | null;
}

export type StoreAttachmentResult =
  | { readonly type: 'stored'; readonly attachment: KeptAttachment }
  | { readonly type: 'refused'; readonly refusal: FileRefusal }
  /** The store has no room; nothing of it is left there, and no row. */
  | { readonly type: 'full' };

const INSERT: Statement = {
  name: 'insert_attachment',
  text: `insert into attachment as a (id, account_id, kind, content_type, file_name, size, sha256, width, height,
      duration_ms, rendition_sha256, rendition_type, rendition_size, created_by_user_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning ${ATTACHMENT_COLUMNS}`,
};

/**
 * Keeps a file for an account: looks at what it is, writes its bytes and what is made of it, then its row. All of it
 * stands or nothing does; bytes without a row, after a crash in between, are written over by the next of the same kind.
 */
export async function storeAttachment(request: StoreAttachmentRequest): Promise<StoreAttachmentResult> {
  const { pool, account_id, bytes, file_name } = request;
  const inspection = await inspectFile({ bytes, file_name });
  if (!inspection.ok) return { type: 'refused', refusal: inspection.refusal };
  const { file } = inspection;
  const sha256 = hashOf(bytes);
  const rendition_sha256 = file.rendition === null ? null : hashOf(file.rendition.bytes);
  return await inTransaction({ pool, account_id }, async (transaction) => {
    const outcome = await putAll(transaction, request, [
      { sha256, bytes },
      ...(file.rendition === null || rendition_sha256 === null
        ? []
        : [{ sha256: rendition_sha256, bytes: file.rendition.bytes }]),
    ]);
    if (outcome === 'full') return { type: 'full' };
    const rows = await transaction.read<KeptAttachment>(
      INSERT,
      valuesOf({ request, file, hashes: { sha256, rendition_sha256 } }),
    );
    const [attachment] = rows;
    if (attachment === undefined) throw new Error('an attachment was inserted and not answered');
    return { type: 'stored', attachment };
  });
}

interface Piece {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Under a lock by content: the cleaner must not remove bytes that a new row is about to name. */
async function putAll(
  transaction: Transaction,
  { account_id, store }: StoreAttachmentRequest,
  pieces: readonly Piece[],
): Promise<'stored' | 'full'> {
  // In one order for all, or two that share both would wait for each other.
  for (const piece of pieces.toSorted((left, right) => (left.sha256 < right.sha256 ? -1 : 1))) {
    await lockFile(transaction, { account_id, sha256: piece.sha256 });
    if ((await store.put({ account_id, ...piece })) === 'full') return 'full';
  }
  return 'stored';
}

function valuesOf(given: {
  readonly request: StoreAttachmentRequest;
  readonly file: InspectedFile;
  readonly hashes: { readonly sha256: string; readonly rendition_sha256: string | null };
}): readonly unknown[] {
  const { request, file, hashes } = given;
  return [
    uuidv7(),
    request.account_id,
    file.kind,
    file.content_type,
    file.file_name,
    request.bytes.length,
    hashes.sha256,
    file.width,
    file.height,
    file.duration_ms,
    hashes.rendition_sha256,
    file.rendition?.content_type ?? null,
    file.rendition?.bytes.length ?? null,
    request.created_by_user_id,
  ];
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
