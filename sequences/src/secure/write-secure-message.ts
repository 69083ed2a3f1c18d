import { uuidv7 } from 'uuidv7';
import type { LinkLifetime } from '@kept/persistence/secure-messaging-settings';
import type { Instant } from '@kept/rules/instant';
import type { Statement, Transaction } from '../transaction.ts';
import { contentBinding, linkBinding, writeContent, type SecureContent } from './secure-content.ts';
import type { AccountKeys } from './vault.ts';

/** Only beside a message that was really made: said again under one key, none is. */
const INSERT_CONTENT: Statement = {
  name: 'insert_secure_content',
  text: `insert into secure_content (account_id, message_id, data_key_id, sealed, written_at)
    select m.account_id, m.id, $3, $4, $5::timestamptz from message m where m.account_id = $1 and m.id = $2`,
};

const INSERT_LINK: Statement = {
  name: 'insert_secure_link',
  text: `insert into secure_link (id, account_id, message_id, lifetime, data_key_id, pin, pin_of)
    select $3, m.account_id, m.id, $4, $5, $6, $7 from message m where m.account_id = $1 and m.id = $2`,
};

export interface SecureMessage {
  readonly account_id: string;
  readonly message_id: string;
  readonly keys: AccountKeys;
  /** Null: it says nothing, it only brings a new link. */
  readonly content: SecureContent | null;
  readonly lifetime: LinkLifetime;
  /** The PIN of this send alone, as written until it leaves (`authored`) or as it stands; null: none. */
  readonly pin: { readonly text: string; readonly of: 'authored' | 'message' } | null;
  /** In the account's time. */
  readonly written_at: Instant;
}

/** Puts what a message says under seal, and its link beside it; the message itself has the invitation. */
export function writeSecureMessage(
  transaction: Transaction,
  { account_id, message_id, keys, content, lifetime, pin, written_at }: SecureMessage,
): void {
  const link_id = uuidv7();
  const { data_key_id } = keys.seal('', linkBinding(link_id));
  if (content !== null) {
    const kept = keys.seal(writeContent(content), contentBinding(message_id));
    transaction.write(INSERT_CONTENT, [account_id, message_id, kept.data_key_id, kept.sealed, written_at]);
  }
  const sealed_pin = pin === null ? null : keys.seal(pin.text, linkBinding(link_id));
  transaction.write(INSERT_LINK, [
    account_id,
    message_id,
    link_id,
    lifetime,
    sealed_pin?.data_key_id ?? data_key_id,
    sealed_pin?.sealed ?? null,
    pin?.of ?? null,
  ]);
}
