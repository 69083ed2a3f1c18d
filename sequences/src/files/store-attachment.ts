import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { inspectFile } from '@kept/files/inspect-file';
import type { FileRefusal, InspectedFile } from '@kept/files/inspected-file';
import type { FileStore } from '@kept/files/store/file-store';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '../transaction.ts';
import type { AccountKeys, Vault } from '../secure/vault.ts';
import { contentName } from './content-name.ts';
import { ATTACHMENT_COLUMNS, keptAttachment, type AttachmentRow, type KeptAttachment } from './kept-attachment.ts';
import { lockFile } from './lock-file.ts';
import { nameOpener, sealName } from './sealed-name.ts';

export interface StoreAttachmentRequest extends TransactionRequest {
  readonly vault: Vault;
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
  text: `insert into attachment as a (id, account_id, kind, content_type, sealed_name, size, stored_as, width, height,
      duration_ms, rendition_stored_as, rendition_type, rendition_size, created_by_user_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning ${ATTACHMENT_COLUMNS}`,
};

/**
 * Keeps a file for an account: looks at what it is, writes its bytes and what is made of it, then its row. All of it
 * stands or nothing does; bytes without a row, after a crash in between, are written over by the next of the same kind.
 */
export async function storeAttachment(request: StoreAttachmentRequest): Promise<StoreAttachmentResult> {
  const { pool, account_id, vault, bytes, file_name } = request;
  const inspection = await inspectFile({ bytes, file_name });
  if (!inspection.ok) return { type: 'refused', refusal: inspection.refusal };
  const { file } = inspection;
  // before the transaction: the store may be making keys in another, which this one must not keep waiting
  const keys = await vault.keysFor({ pool, account_id });
  const stored_as = contentName(keys, hashOf(bytes));
  const rendition_stored_as = file.rendition === null ? null : contentName(keys, hashOf(file.rendition.bytes));
  return await inTransaction({ pool, account_id }, async (transaction) => {
    const outcome = await putAll(transaction, request, [
      { stored_as, bytes },
      ...(file.rendition === null || rendition_stored_as === null
        ? []
        : [{ stored_as: rendition_stored_as, bytes: file.rendition.bytes }]),
    ]);
    if (outcome === 'full') return { type: 'full' };
    const rows = await transaction.read<AttachmentRow>(
      INSERT,
      valuesOf({ request, file, keys, names: { stored_as, rendition_stored_as } }),
    );
    const [row] = rows;
    if (row === undefined) throw new Error('an attachment was inserted and not answered');
    return { type: 'stored', attachment: keptAttachment(row, nameOpener(keys)) };
  });
}

interface Piece {
  readonly stored_as: string;
  readonly bytes: Uint8Array;
}

/** Under a lock by content: the cleaner must not remove bytes that a new row is about to name. */
async function putAll(
  transaction: Transaction,
  { account_id, store }: StoreAttachmentRequest,
  pieces: readonly Piece[],
): Promise<'stored' | 'full'> {
  // In one order for all, or two that share both would wait for each other.
  for (const piece of pieces.toSorted((left, right) => (left.stored_as < right.stored_as ? -1 : 1))) {
    await lockFile(transaction, { account_id, stored_as: piece.stored_as });
    if ((await store.put({ account_id, ...piece })) === 'full') return 'full';
  }
  return 'stored';
}

function valuesOf(given: {
  readonly request: StoreAttachmentRequest;
  readonly file: InspectedFile;
  readonly keys: AccountKeys;
  readonly names: { readonly stored_as: string; readonly rendition_stored_as: string | null };
}): readonly unknown[] {
  const { request, file, keys, names } = given;
  const id = uuidv7();
  return [
    id,
    request.account_id,
    file.kind,
    file.content_type,
    JSON.stringify(sealName(keys, { attachment_id: id, file_name: file.file_name })),
    request.bytes.length,
    names.stored_as,
    file.width,
    file.height,
    file.duration_ms,
    names.rendition_stored_as,
    file.rendition?.content_type ?? null,
    file.rendition?.bytes.length ?? null,
    request.created_by_user_id,
  ];
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
