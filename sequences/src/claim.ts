import { uuidv7 } from 'uuidv7';
import { putPageLinksIn } from '@kept/content/page-links/page-links';
import { SECURE_LINK_MARK } from '@kept/content/secure/secure-link-mark';
import type { Channel } from '@kept/rules/facts';
import type { Spoken } from './calls/call-answer.ts';
import { CLAIM_COLUMNS, earliest, refusalOf, type ClaimRow } from './claim-row.ts';
import { acceptMessage } from './accept-message.ts';
import { lockBalance, spendCredits, type Balance } from './credits/spend-credits.ts';
import type { DefinitionCache } from './definition-cache.ts';
import { insertDeliveryInput, insertDeliveryInputs } from './delivery-input.ts';
import type { KeptAttachment } from './files/kept-attachment.ts';
import { readFilesOfMessage } from './files/read-files-of-message.ts';
import { adoptRecovered } from './recover/adopt-recovered.ts';
import { gather } from './together/gather.ts';
import { LOCK_GROUP, readComing, readOthers } from './together/read-group.ts';
import { wordsTogether } from './together/words-together.ts';
import { prepareLink, type ReadyLink } from './secure/prepare-link.ts';
import type { Vault } from './secure/vault.ts';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from './transaction.ts';

/** What the claim decided about a message, before anything leaves the house. */
export type Claim =
  | { readonly type: 'send'; readonly attempt_id: string; readonly message: ClaimedMessage }
  /** Another delivery has it, or it is done. */
  | { readonly type: 'nothing' }
  | { readonly type: 'skipped' }
  /** An earlier try died between the request and the record: only the provider knows. */
  | { readonly type: 'unknown' }
  /** It went out before the database was restored to a moment before: it is taken for sent. */
  | { readonly type: 'adopted' }
  | { readonly type: 'put_off'; readonly again_in_ms: number }
  | { readonly type: 'held' };

export interface ClaimedMessage {
  readonly id: string;
  /** Messages that go out with it, as one: what becomes of it becomes of them. */
  readonly part_ids: readonly string[];
  readonly kind: string;
  readonly channel: Channel;
  readonly to_address: string;
  readonly from_address: string;
  readonly subject: string | null;
  readonly body: string;
  /** What goes along with a text or an email. */
  readonly attachments: readonly KeptAttachment[];
  /** Of a call: what is heard. */
  readonly spoken: Spoken | null;
  /** Of a mail: its body as a fragment of HTML; null: the text as it stands. */
  readonly html: string | null;
  /** Whose mail it is, and in which language what stands around it is said. */
  readonly account_name: string;
  readonly locale: string;
  readonly provider: 'twilio' | 'smtp';
  /** The channel's credentials, encrypted; see `call-provider`. */
  readonly credentials: Buffer;
  readonly credentials_key_id: string;
  /** Sent through the carrier sandbox instead of the world. */
  readonly sandbox: boolean;
  /** What a mail is threaded by: the sequence it belongs to, and what the client wrote last in it. */
  readonly sequence_id: string | null;
  readonly answers_mail: string | null;
  /** Of a notice: an answer to it goes to the client whom it is about. */
  readonly is_about_client: boolean;
  /** Of an invitation: its link, which is put in as it leaves; null: it has none. */
  readonly secure_link: ReadyLink | null;
}

const LOCK: Statement = {
  name: 'lock_message',
  text: `select id from message where account_id = $1 and id = $2 for no key update`,
};

const READ: Statement = {
  name: 'read_message_to_claim',
  text: `select ${CLAIM_COLUMNS} where m.account_id = $1 and m.id = $2`,
};

const TAKE: Statement = {
  name: 'claim_message',
  text: `update message set status = 'sending', from_address = $3, claimed_at = now(), updated_at = now()
    where account_id = $1 and id = $2`,
};

/** All say what is sent, so that each appointment shows what its client was told. */
const TAKE_TOGETHER: Statement = {
  name: 'claim_messages_together',
  text: `update message set status = 'sending', from_address = $3, own_body = body, body = $5, claimed_at = now(),
      sent_with_id = nullif($2::uuid, id), updated_at = now()
    where account_id = $1 and id = any($4::uuid[])`,
};

/** What the client was told, where it was decided anew in other words. */
const KEEP_WORDS: Statement = {
  name: 'keep_words_of_recovered',
  text: `update message set body = $3 where account_id = $1 and id = any($2::uuid[])`,
};

const READ_PARTS: Statement = {
  name: 'read_parts_being_sent',
  text: `select id from message where account_id = $1 and sent_with_id = $2 and status = 'sending'`,
};

const INSERT_ATTEMPT: Statement = {
  name: 'insert_attempt',
  text: `insert into delivery_attempt (id, account_id, message_id, number, outcome, started_at)
    values ($1, $2, $3, $4, 'pending', now())`,
};

const SET_STATUS: Statement = {
  name: 'set_message_status',
  text: `update message set status = $3, status_reason = $4, updated_at = now()
    where account_id = $1 and id = any($2::uuid[])`,
};

const END_ATTEMPT_UNKNOWN: Statement = {
  name: 'end_attempt_unknown',
  text: `update delivery_attempt set outcome = 'unknown', ended_at = now(), error = 'the try ended before its outcome was recorded'
    where account_id = $1 and id = $2 and outcome = 'pending'`,
};

const PUT_OFF: Statement = {
  name: 'put_off_message',
  text: `update message set due_at = $3, updated_at = now() where account_id = $1 and id = $2`,
};

const GATHER: Statement = {
  name: 'let_message_gather',
  text: `update message set due_at = $3, gathers_since = due_at, updated_at = now() where account_id = $1 and id = $2`,
};

export interface ClaimRequest extends TransactionRequest {
  readonly message_id: string;
  readonly cache: DefinitionCache;
  readonly vault: Vault;
  /** How long a link is in the text it goes in: it is put in later, and counted now. */
  readonly link_length: number;
}

/**
 * Takes a message for sending, if it may still be sent, in one transaction: at most one attempt is ever
 * pending, so two deliveries of one message cannot both call the provider (reliability promise 1).
 */
export async function claim(request: ClaimRequest): Promise<Claim> {
  const { account_id, message_id, cache, vault, link_length } = request;
  return await inTransaction(request, async (transaction) => {
    const key = [account_id, message_id] as const;
    transaction.write(LOCK_GROUP, key);
    transaction.write(LOCK, key);
    // Who is still to come is read before who is there: one that comes in between is then seen twice, never missed.
    const [coming, [row], others, attachments, balance] = await Promise.all([
      readComing(transaction, key),
      transaction.read<ClaimRow>(READ, key),
      readOthers(transaction, key),
      readFilesOfMessage(transaction, key),
      lockBalance(transaction, account_id),
    ]);
    if (row === undefined) return { type: 'nothing' };
    if (row.status === 'sending') return await findSending(transaction, { account_id, row });
    if (row.status !== 'due') return { type: 'nothing' };

    const refusal = refusalOf(row);
    if (refusal !== null) {
      transaction.write(SET_STATUS, [account_id, [message_id], 'skipped', refusal]);
      insertDeliveryInput(transaction, {
        account_id,
        message_id,
        source: 'claim',
        outcome: 'skipped',
        reason: refusal,
      });
      return { type: 'skipped' };
    }
    if (row.held) return { type: 'held' };
    if (row.dead && row.kind !== 'notification')
      return fail(transaction, { account_id, row, reason: 'known_bad_address' });
    const notBefore = earliest(row);
    if (notBefore > row.now) {
      transaction.write(PUT_OFF, [...key, notBefore]);
      return { type: 'put_off', again_in_ms: Date.parse(notBefore) - Date.parse(row.now) };
    }
    const gathered = gather({ lead: row, others, coming });
    if (gathered.type === 'wait') {
      transaction.write(GATHER, [...key, gathered.until]);
      return { type: 'put_off', again_in_ms: Date.parse(gathered.until) - Date.parse(row.now) };
    }
    const link = row.sent_securely ? await prepareLink(transaction, { account_id, row, vault }) : null;
    if (link?.type === 'held') {
      transaction.write(SET_STATUS, [account_id, [message_id], 'held', link.reason]);
      return { type: 'held' };
    }
    const secure_link = link?.link ?? null;
    // what is private stays here
    const files = row.sent_securely ? [] : attachments;
    return await take(transaction, {
      account_id,
      row,
      parts: gathered.parts,
      attachments: files,
      balance,
      cache,
      secure_link,
      link_length,
    });
  });
}

/** Fails a message that no try can bring anywhere, before one is made. */
function fail(transaction: Transaction, { account_id, row, reason }: FailRequest): Claim {
  transaction.write(SET_STATUS, [account_id, [row.id], 'failed', reason]);
  insertDeliveryInput(transaction, { account_id, message_id: row.id, source: 'claim', outcome: 'failed', reason });
  return { type: 'skipped' };
}

interface FailRequest {
  readonly account_id: string;
  readonly row: ClaimRow;
  readonly reason: 'no_sender' | 'known_bad_address';
}

interface TakeRequest {
  readonly account_id: string;
  readonly row: ClaimRow;
  readonly parts: readonly ClaimRow[];
  /** Those of the message that is claimed; what goes out with it has the same. */
  readonly attachments: readonly KeptAttachment[];
  /** Locked; undefined: the account is not limited. */
  readonly balance: Balance | undefined;
  readonly cache: DefinitionCache;
  readonly secure_link: ReadyLink | null;
  readonly link_length: number;
}

async function take(
  transaction: Transaction,
  { account_id, row, parts, attachments, balance, cache, secure_link, link_length }: TakeRequest,
): Promise<Claim> {
  const { provider, credentials, credentials_key_id, sandbox, from_address } = row;
  const incomplete =
    provider === null ||
    credentials === null ||
    credentials_key_id === null ||
    sandbox === null ||
    from_address === null;
  if (incomplete) return fail(transaction, { account_id, row, reason: 'no_sender' });
  const part_ids = parts.map(({ id }) => id);
  const { subject, body, html } =
    parts.length === 0 ? row : await wordsTogether(transaction, { account_id, cache, messages: [row, ...parts] });
  const attempt_id = uuidv7();
  const { channel, to_address, due_at } = row;
  // A mail server keeps no list.
  const sent =
    row.may_be_sent && channel !== 'email'
      ? await adoptRecovered(transaction, { account_id, channel, from_address, to_address, body, due_at })
      : null;
  if (row.sending_held && sent === null) return { type: 'held' };
  const link_shaped = '-'.repeat(link_length);
  const as_it_leaves = putPageLinksIn(body, () => link_shaped).replaceAll(SECURE_LINK_MARK, link_shaped);
  const spending = { account_id, row, body: as_it_leaves, files: attachments.length, balance };
  if (sent === null && (await spendCredits(transaction, spending)) === 'short') {
    transaction.write(SET_STATUS, [account_id, [row.id], 'held', 'no_credits']);
    return { type: 'held' };
  }
  if (parts.length === 0) transaction.write(TAKE, [account_id, row.id, from_address]);
  else transaction.write(TAKE_TOGETHER, [account_id, row.id, from_address, [row.id, ...part_ids], body]);
  transaction.write(INSERT_ATTEMPT, [attempt_id, account_id, row.id, row.attempts + 1]);
  if (sent !== null) {
    const message_ids = [row.id, ...part_ids];
    if (channel === 'sms') transaction.write(KEEP_WORDS, [account_id, message_ids, sent.body]);
    const { provider_id } = sent;
    acceptMessage(transaction, {
      account_id,
      message_ids,
      attempt_id,
      provider_id,
      segments: null,
      status: 'accepted',
    });
    insertDeliveryInputs(transaction, {
      account_id,
      message_ids,
      source: attempt_id,
      outcome: 'accepted',
      reason: null,
    });
    return { type: 'adopted' };
  }
  const { id, kind, spoken, sequence_id, answers_mail, account_name, locale, is_about_client } = row;
  return {
    type: 'send',
    attempt_id,
    message: {
      id,
      part_ids,
      kind,
      channel,
      to_address,
      from_address,
      subject,
      body,
      attachments,
      spoken,
      html,
      account_name,
      locale,
      provider,
      credentials,
      credentials_key_id,
      sandbox,
      sequence_id,
      answers_mail,
      is_about_client,
      secure_link,
    },
  };
}

/**
 * A message found `sending` by a new try: its earlier try is dead and nobody here knows how far it came. One that was
 * taken along with another is left to that one's delivery, unless that is dead as well.
 */
async function findSending(
  transaction: Transaction,
  { account_id, row }: { readonly account_id: string; readonly row: ClaimRow },
): Promise<Claim> {
  if (row.sent_with_id !== null && !row.stranded) return { type: 'nothing' };
  const lead_id = row.sent_with_id ?? row.id;
  const parts = await transaction.read<{ id: string }>(READ_PARTS, [account_id, lead_id]);
  const ids = [lead_id, ...parts.map(({ id }) => id)];
  transaction.write(SET_STATUS, [account_id, ids, 'unknown', 'try_interrupted']);
  transaction.write(END_ATTEMPT_UNKNOWN, [account_id, row.pending_attempt_id]);
  for (const message_id of ids) {
    insertDeliveryInput(transaction, {
      account_id,
      message_id,
      source: row.pending_attempt_id ?? 'claim',
      outcome: 'unknown',
      reason: 'try_interrupted',
    });
  }
  return { type: 'unknown' };
}
