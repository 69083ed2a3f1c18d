import type { MailFile } from './keep-mail-files.ts';

/**
 * What a mail is to us. `signed`: it came to the signed address of a message of ours, and so answers that message,
 * whoever its From names; `nothing_new`: so it did, but no new words were found in it; `unsigned`: it came to no such
 * address, so nobody knows who wrote it; `automatic`: a machine wrote it. Only a signed one acts (reliability.md, security).
 */
export type MailStanding = 'signed' | 'nothing_new' | 'unsigned' | 'automatic';

/** What taking in a mail needs beyond what a text has. */
export interface MailReply {
  readonly standing: MailStanding;
  readonly subject: string;
  /** The whole mail as it came, quotes and all. */
  readonly html: string;
  /** What came with it. */
  readonly files: readonly MailFile[];
  /** The message of ours whose address it came to; null: none. */
  readonly answers_message_id: string | null;
  /** Under which it is taken in once: its Message-ID alone is the writer's word. */
  readonly receipt: string;
}

/** How an address is kept: texts and calls share one kind. */
export function addressType(request: { readonly mail?: MailReply }): 'phone' | 'email' {
  return request.mail === undefined ? 'phone' : 'email';
}

/** The channel a reply came by. */
export function replyChannel(request: { readonly mail?: MailReply }): 'sms' | 'email' {
  return request.mail === undefined ? 'sms' : 'email';
}
