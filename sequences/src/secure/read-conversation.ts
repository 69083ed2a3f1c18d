import type { Instant } from '@kept/rules/instant';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '../transaction.ts';
import { nameOpener, type NameColumns } from '../files/sealed-name.ts';
import { contactOfMessage, HOLDER_JOIN } from './contact-of-message.ts';
import { contentOpener, SEALED_COLUMNS, type SealedColumns } from './content-opener.ts';
import { isLinkPass } from './link-pass.ts';
import { pinOf, readLink, type LinkRow, type PinColumns } from './read-link.ts';
import type { SecureContent } from './secure-content.ts';
import type { Vault } from './vault.ts';

/** A message of the conversation as its client sees it. */
export interface ConversationMessage {
  readonly id: string;
  readonly from: 'business' | 'client';
  readonly at: Instant;
  readonly channel: 'sms' | 'email';
  /** `deleted`: its time was over; `other_pin`: it was sent behind a PIN that this link has not asked for. */
  readonly content: SecureContent | 'deleted' | 'other_pin';
  readonly files: readonly ConversationFile[];
}

export interface ConversationFile {
  readonly id: string;
  readonly file_name: string;
  readonly size: number;
}

export type Conversation =
  | { readonly type: 'lost' }
  | { readonly type: 'expired' | 'locked'; readonly link: LinkRow }
  | { readonly type: 'closed'; readonly link: LinkRow; readonly asks_pin: boolean }
  | { readonly type: 'open'; readonly link: LinkRow; readonly messages: readonly ConversationMessage[] };

interface Row extends SealedColumns, Omit<PinColumns, 'data_key_id'> {
  readonly data_key_id_of_pin: string;
  readonly message_id: string;
  readonly direction: 'in' | 'out';
  readonly channel: 'sms' | 'email';
  readonly at: Instant;
  readonly files: readonly (Omit<ConversationFile, 'file_name'> & NameColumns)[];
}

/**
 * What went securely between this business and this person by this address, the newest: whose a message is says the
 * participant it was for, of a reply that of the link it came through. Several people share a phone.
 */
const READ: Statement = {
  name: 'read_secure_conversation',
  text: `select m.id as message_id, m.direction, m.channel, coalesce(m.sent_at, m.due_at) as at, ${SEALED_COLUMNS},
      l.id, l.pin, coalesce(l.data_key_id, sc.data_key_id) as data_key_id_of_pin, l.pin_of, c.id as contact_id,
      sp.sealed as contact_pin, sp.data_key_id as contact_pin_key_id,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'file_name', f.file_name,
          'sealed_name', f.sealed_name, 'size', f.size) order by ma.position)
        from message_attachment ma join attachment f on f.account_id = ma.account_id and f.id = ma.attachment_id
        where ma.account_id = m.account_id and ma.message_id = m.id and sc.sealed is not null), '[]') as files
    from message m
    join thread t on t.account_id = m.account_id and t.id = m.thread_id
    join secure_content sc on sc.account_id = m.account_id and sc.message_id = m.id
    cross join lateral (select k.* from secure_link k where k.account_id = m.account_id
      and case when sc.link_id is null then k.message_id = m.id else k.id = sc.link_id end order by k.id limit 1) l
    join message sent on sent.account_id = m.account_id and sent.id = l.message_id
    left join participant p on p.account_id = m.account_id and p.id = sent.participant_id
    ${HOLDER_JOIN}
    left join contact c on c.account_id = m.account_id and c.id = ${contactOfMessage('sent')}
    left join secure_pin sp on sp.account_id = m.account_id and sp.contact_id = c.id
    where m.account_id = $1 and m.thread_id = $2 and m.sent_securely
      and coalesce(${contactOfMessage('sent')}, t.id) = $3
      and (m.direction = 'in' or m.status in ('sending', 'unknown', 'accepted', 'delivered'))
    order by m.id desc limit 100`,
};

export interface ConversationRequest extends TransactionRequest {
  readonly link_id: string;
  readonly vault: Vault;
  /** The installation's secret key. */
  readonly secret: Buffer;
  /** What the browser brought; null: nothing. */
  readonly pass: string | null;
}

/** What a link shows now. Reads only: scanners follow links, and learn nothing by it. */
export async function readConversation(request: ConversationRequest): Promise<Conversation> {
  return await inTransaction(request, (transaction) => conversationWithin(transaction, request));
}

/** The same in a transaction that does more. */
export async function conversationWithin(
  transaction: Transaction,
  { account_id, link_id, vault, secret, pass }: ConversationRequest,
): Promise<Conversation> {
  const link = await readLink(transaction, { account_id, link_id });
  if (link === null) return { type: 'lost' };
  if (link.expired) return { type: 'expired', link };
  const keys = await vault.keysOf(transaction, account_id);
  const pin = pinOf(link, keys);
  const passes = pass !== null && isLinkPass({ account_id, link_id, pin, secret, pass, now_ms: Date.now() });
  if (!passes) {
    return pin !== null && link.locked ? { type: 'locked', link } : { type: 'closed', link, asks_pin: pin !== null };
  }
  const rows = await transaction.read<Row>(READ, [account_id, link.thread_id, link.person_id]);
  const open = await contentOpener(transaction, { account_id, vault, rows });
  const nameOf = nameOpener(keys);
  const named = ({ sealed_name, file_name, ...file }: Row['files'][number]): ConversationFile => ({
    ...file,
    file_name: nameOf({ attachment_id: file.id, file_name, sealed_name }) ?? '',
  });
  const messages = rows.toReversed().map((row): ConversationMessage => {
    const own = pinOf({ ...row, data_key_id: row.data_key_id_of_pin }, keys);
    const shown = own === null || own === pin;
    return {
      id: row.message_id,
      from: row.direction === 'in' ? 'client' : 'business',
      at: row.at,
      channel: row.channel,
      content: shown ? (open(row) ?? 'deleted') : 'other_pin',
      files: shown ? row.files.map((file) => named(file)) : [],
    };
  });
  return { type: 'open', link, messages };
}
