import { Injectable } from '@nestjs/common';
import { AttachmentsService } from '../attachments/attachments.service.ts';
import { Files } from '../files/files.ts';
import type { OpenedFile } from '../files/opened-file.ts';

/** Files of conversations: kept as those of mails are, handed out as attachments are. */
@Injectable()
export class SecureFiles {
  constructor(
    private readonly kept: Files,
    private readonly attachments: AttachmentsService,
  ) {}

  get store() {
    return this.kept.store;
  }

  async open(wanted: { readonly account_id: string; readonly id: string }): Promise<OpenedFile> {
    return await this.attachments.open({ ...wanted, version: 'original' });
  }
}
