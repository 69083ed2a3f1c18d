import { Injectable } from '@nestjs/common';
import { raw, type InferEntity } from '@mikro-orm/postgresql';
import { Attachment } from '@kept/persistence/entities/attachment';
import { versionOf, type KeptAttachment } from '@kept/sequences/files/kept-attachment';
import { readAttachments, wentSecurely } from '@kept/sequences/files/read-attachments';
import { nameOpener, type OpenName } from '@kept/sequences/files/sealed-name';
import { storeAttachment } from '@kept/sequences/files/store-attachment';
import { Vault } from '@kept/sequences/secure/vault';
import type { Caller } from '../access/caller.ts';
import { mayReadSecure } from '../access/scopes.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { fileRefused } from '../files/file-refused.ts';
import { Files } from '../files/files.ts';
import type { OpenedFile } from '../files/opened-file.ts';
import type { UploadedFile } from '../files/take-in-file.ts';
import { pageOf } from '../http/page-of.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import type { AttachmentAnswer, AttachmentPage, ListAttachments } from './attachments.schema.ts';

/** Which of the two forms a file is kept in is wanted, of whose account. */
interface Wanted {
  readonly account_id: string;
  readonly id: string;
  readonly version: 'original' | 'rendition';
}

interface Searched extends Omit<Wanted, 'version'> {
  readonly secure_too: boolean;
}

/** The files of an account: taken in, listed, handed out. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
    private readonly files: Files,
    private readonly vault: Vault,
  ) {}

  async upload({ account_id, user_id }: Caller, { file_name, bytes }: UploadedFile): Promise<AttachmentAnswer> {
    const { pool } = this.hot;
    const { store } = this.files;
    const result = await storeAttachment({
      ...{ pool, account_id, vault: this.vault, store },
      ...{ bytes, file_name, created_by_user_id: user_id },
    });
    switch (result.type) {
      case 'stored':
        return answerOf(result.attachment);
      case 'refused':
        throw fileRefused(result.refusal);
      case 'full':
        throw storeFull();
      default:
        return result satisfies never;
    }
  }

  async list({ account_id, scopes }: Caller, { page, page_size, kind, ids }: ListAttachments): Promise<AttachmentPage> {
    const open = nameOpener(await this.vault.keysFor({ pool: this.hot.pool, account_id }));
    return this.database.within(account_id, async (em) => {
      const found = await em.find(
        Attachment,
        {
          ...(kind === undefined ? {} : { kind }),
          ...(ids === undefined ? {} : { id: { $in: ids } }),
          ...(mayReadSecure(scopes) ? {} : { [raw((alias) => wentSecurely(alias))]: false }),
        },
        { orderBy: { id: 'desc' }, limit: page_size + 1, offset: (page - 1) * page_size },
      );
      const { rows, next_page } = pageOf({ found, page, page_size });
      return { attachments: rows.map((row) => entityAnswer(row, open)), page, page_size, next_page };
    });
  }

  async read({ account_id, scopes }: Caller, id: string): Promise<AttachmentAnswer> {
    return answerOf(await this.find({ account_id, id, secure_too: mayReadSecure(scopes) }));
  }

  /** Opens a file of any message; not found where there is no such version of it. */
  async open(wanted: Wanted): Promise<OpenedFile> {
    return await this.opened(await this.find({ ...wanted, secure_too: true }), wanted);
  }

  /** The same for a caller, to whom files of secure messages do not exist unless their scopes say so. */
  async openFor({ account_id, scopes }: Caller, wanted: Omit<Wanted, 'account_id'>): Promise<OpenedFile> {
    const attachment = await this.find({ account_id, id: wanted.id, secure_too: mayReadSecure(scopes) });
    return await this.opened(attachment, { account_id, ...wanted });
  }

  private async opened(attachment: KeptAttachment, { account_id, version }: Wanted): Promise<OpenedFile> {
    const file = versionOf(attachment, { account_id, version });
    if (file === null) throw notFound('version of this attachment');
    const content = await this.files.store.stream(file);
    if (content === null) throw storeAway();
    return { content, content_type: file.content_type, size: file.size, file_name: attachment.file_name };
  }

  private async find({ account_id, id, secure_too }: Searched): Promise<KeptAttachment> {
    const [found] = await readAttachments({
      ...{ pool: this.hot.pool, account_id, vault: this.vault },
      ...{ ids: [id], secure_too },
    });
    if (found === undefined) throw notFound('attachment');
    return found;
  }
}

const storeFull = (): Problem =>
  new Problem({
    status: 507,
    code: 'file_store_full',
    title: 'There is no room for files left',
    detail: 'Nothing was stored. Whoever runs this installation has to make room; then send the file again.',
    errors: [{ field: '/file', code: 'file_store_full', message: 'was not stored: the file store is full' }],
  });

const storeAway = (): Problem =>
  new Problem({
    status: 503,
    code: 'file_missing',
    title: 'The file is not where it should be',
    detail: 'Its bytes are not in the file store. Whoever runs this installation has to look: is it the right folder?',
  });

function answerOf(attachment: KeptAttachment): AttachmentAnswer {
  const { id, kind, content_type, file_name, size, width, height, duration_ms, rendition_stored_as, created_at } =
    attachment;
  const can_play = kind === 'audio' && rendition_stored_as !== null;
  return { id, kind, content_type, file_name, size, width, height, duration_ms, can_play, created_at };
}

function entityAnswer(entity: InferEntity<typeof Attachment>, open: OpenName): AttachmentAnswer {
  const { id, file_name = null, sealed_name = null } = entity;
  return answerOf({
    ...entity,
    file_name: open({ attachment_id: id, file_name, sealed_name }) ?? '',
    width: entity.width ?? null,
    height: entity.height ?? null,
    duration_ms: entity.duration_ms ?? null,
    rendition_stored_as: entity.rendition_stored_as ?? null,
    rendition_type: entity.rendition_type ?? null,
    rendition_size: entity.rendition_size ?? null,
    created_by_user_id: entity.created_by_user_id ?? null,
    created_at: entity.created_at.toISOString(),
  });
}
