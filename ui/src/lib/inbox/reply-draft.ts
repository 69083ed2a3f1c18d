/** A file that goes with an answer. */
export interface ReplyFile {
  readonly id: string;
  readonly file_name: string;
}

/** An answer that is being written. */
export interface ReplyDraft {
  /** One of the ways to the person; empty: where they were last heard. */
  readonly to: string;
  readonly subject: string;
  readonly message: string;
  readonly attachments: readonly ReplyFile[];
}

interface Owner {
  readonly user_id: string;
  readonly person_id: string;
}

const keyOf = ({ user_id, person_id }: Owner): string => `kept.reply.${user_id}.${person_id}`;

const isEmpty = ({ message, attachments }: ReplyDraft): boolean => message === '' && attachments.length === 0;

/** Keeps it in this browser, or forgets one with nothing in it. */
export function keepReply(owner: Owner, draft: ReplyDraft): void {
  try {
    if (isEmpty(draft)) localStorage.removeItem(keyOf(owner));
    else localStorage.setItem(keyOf(owner), JSON.stringify(draft));
  } catch {
    // No room, or no storage: it lasts as long as the page.
  }
}

/** What this person began to answer and did not send; null: nothing that can be read. */
export function keptReply(owner: Owner): ReplyDraft | null {
  try {
    return readDraft(JSON.parse(localStorage.getItem(keyOf(owner)) ?? 'null'));
  } catch {
    return null;
  }
}

/** Reads it back; what another version of Kept wrote and this one cannot read is not offered. */
function readDraft(kept: unknown): ReplyDraft | null {
  if (typeof kept !== 'object' || kept === null || !('message' in kept) || typeof kept.message !== 'string')
    return null;
  return {
    message: kept.message,
    to: 'to' in kept && typeof kept.to === 'string' ? kept.to : '',
    subject: 'subject' in kept && typeof kept.subject === 'string' ? kept.subject : '',
    attachments: 'attachments' in kept && Array.isArray(kept.attachments) ? kept.attachments.flatMap(readFile) : [],
  };
}

function readFile(kept: unknown): readonly ReplyFile[] {
  if (typeof kept !== 'object' || kept === null || !('id' in kept) || !('file_name' in kept)) return [];
  return [{ id: String(kept.id), file_name: String(kept.file_name) }];
}
