import { isMmsType, MMS_LIMITS } from '../mms-limits.ts';
import { referencesOf, type FileReference } from './file-references.ts';
import { type AttachmentForChecks, type Check, type Issue, issueOf } from './issue.ts';

/** Mail servers commonly take 25 MB a mail, and a file grows by a third on the way. */
const EMAIL_BYTES = 18 * 1024 * 1024;

/** Files that cannot go the way they are meant to: no phone takes the type, together they are too large, no call plays them. */
export const checkAttachments: Check = ({ definition, account: { attachments } }) => {
  if (attachments === undefined) return [];
  const known = new Map(attachments.map((each) => [each.id, each]));
  const files = referencesOf(definition).files.flatMap((file) => {
    const attachment = known.get(file.id);
    return attachment === undefined ? [] : [{ ...file, attachment }];
  });
  const lists = Map.groupBy(files, ({ pointer }) => pointer.slice(0, pointer.lastIndexOf('/')));
  return [...files.flatMap(wrongType), ...[...lists.values()].flatMap(tooLarge)];
};

type Used = FileReference & { readonly attachment: AttachmentForChecks };

function wrongType({ attachment, use, type, pointer, message_id }: Used): readonly Issue[] {
  const { file_name, content_type, can_play } = attachment;
  const message =
    use === 'played'
      ? can_play
        ? null
        : `“${file_name}” cannot be played on a call: choose an MP3 or a WAV.`
      : type === 'sms' && !isMmsType(content_type)
        ? `“${file_name}” is ${content_type}, which phones do not take with a text: send a JPEG, PNG, GIF or PDF, or an email.`
        : null;
  return message === null ? [] : [issueOf({ code: 'attachment_unsuitable', pointer, message_id, message })];
}

function tooLarge(files: readonly Used[]): readonly Issue[] {
  const last = files.at(-1);
  if (last === undefined || last.use === 'played') return [];
  const { type, pointer, message_id } = last;
  const limit = type === 'sms' ? MMS_LIMITS.bytes : EMAIL_BYTES;
  const bytes = files.reduce((sum, { attachment }) => sum + attachment.size, 0);
  if (bytes <= limit) return [];
  const [size, most] = [bytes, limit].map((each) => (each / 1024 / 1024).toFixed(1).replace('.0', ''));
  const message = `Together the files are ${size} MB, and ${type === 'sms' ? 'a text' : 'an email'} takes ${most}: remove some, or make them smaller.`;
  return [issueOf({ code: 'attachment_unsuitable', pointer, message_id, message })];
}
