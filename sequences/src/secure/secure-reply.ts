import type { MailFile } from '../replies/keep-mail-files.ts';
import type { Statement, Transaction } from '../transaction.ts';
import type { Sealed } from './vault.ts';

/** What taking in a reply needs beyond its words, where it came through a secure link. */
export interface SecureReply {
  /** The message it becomes; its words are sealed for it. */
  readonly message_id: string;
  readonly sealed: Sealed;
  readonly link_id: string;
  /** The message of ours that it answers: the newest of the conversation. */
  readonly answers_message_id: string;
  readonly files: readonly MailFile[];
}

const INSERT: Statement = {
  name: 'insert_content_of_reply',
  text: `insert into secure_content (account_id, message_id, data_key_id, sealed, link_id, written_at)
    select m.account_id, m.id, $3, $4, $5, m.sent_at from message m where m.account_id = $1 and m.id = $2`,
};

/** Puts the words of a reply under seal, beside its message, if that was stored. */
export function writeSecureReply(
  transaction: Transaction,
  { account_id, secure }: { readonly account_id: string; readonly secure: SecureReply },
): void {
  const { message_id, link_id, sealed } = secure;
  transaction.write(INSERT, [account_id, message_id, sealed.data_key_id, sealed.sealed, link_id]);
}
