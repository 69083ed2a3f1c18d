import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { signedFileUrl } from '@kept/files/signed-file-url';
import { writeLog } from '@kept/sequences/effects/write-log';
import { Vault } from '@kept/sequences/secure/vault';
import { inTransaction } from '@kept/sequences/transaction';
import type { Settings } from '@kept/settings/settings';
import type { SessionCaller } from '../access/caller.ts';
import { contactMerged } from '../contacts/contact-merged.ts';
import { HotPool } from '../database/hot-pool.ts';
import { notFound } from '../problems/not-found.ts';
import { InjectSettings } from '../settings.provider.ts';
import { exportContact } from './export-contact.ts';
import { SUBJECT, type Subject } from './export-queries.ts';

/** What a client may ask for by privacy law. */
@Injectable()
export class ContactExportService {
  constructor(
    private readonly hot: HotPool,
    private readonly vault: Vault,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** The file, read while it is sent. That it was asked for, and by whom, is in the log before its first byte. */
  async export({ account_id, user_id }: SessionCaller, contact_id: string): Promise<Readable> {
    const { pool } = this.hot;
    const subject = await inTransaction({ pool, account_id }, async (transaction) => {
      const [found] = await transaction.read<Subject>(SUBJECT, [account_id, contact_id]);
      if (found === undefined) throw notFound('contact');
      if (found.merged_into_id !== null) throw contactMerged(found.merged_into_id);
      writeLog(transaction, {
        account_id,
        sequence_id: null,
        appointment_id: null,
        message_id: null,
        code: 'contact_exported',
        detail: { contact_id, by_user_id: user_id },
        at: found.now,
      });
      return found;
    });
    const { public_url, secret_key } = this.settings;
    const now = new Date();
    const linkTo = (attachment_id: string): string =>
      signedFileUrl({ account_id, attachment_id, version: 'original', public_url, secret_key, now });
    return Readable.from(exportContact({ pool, account_id, vault: this.vault, subject, linkTo }));
  }
}
