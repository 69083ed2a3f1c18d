import type { SendOutcome } from '@kept/channels/send-outcome';
import { isMmsType, MMS_LIMITS } from '@kept/rules/mms-limits';
import type { KeptAttachment } from './kept-attachment.ts';

/** Why a text cannot go with these files, before anybody is asked; null: it can. Publishing has checked the same. */
export function refuseAttachments(attachments: readonly KeptAttachment[]): SendOutcome | null {
  const bytes = attachments.reduce((sum, { size }) => sum + size, 0);
  const foreign = attachments.find(({ content_type }) => !isMmsType(content_type));
  const message =
    attachments.length > MMS_LIMITS.files
      ? `it has ${attachments.length} files, and a text takes ${MMS_LIMITS.files}`
      : bytes > MMS_LIMITS.bytes
        ? `its files are larger than the ${MMS_LIMITS.bytes / 1024 / 1024} MB a text takes`
        : foreign !== undefined
          ? `phones do not take ${foreign.content_type} with a text`
          : null;
  return message === null ? null : { type: 'failed', code: 'attachments_refused', message };
}
