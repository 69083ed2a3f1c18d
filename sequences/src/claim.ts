import { CLAIM_COLUMNS, earliest, refusalOf, type ClaimRow } from './claim-row.ts';
import type { Claim } from './claimed-message.ts';
import { lockBalance } from './credits/spend-credits.ts';
import type { DefinitionCache } from './definition-cache.ts';
import { insertDeliveryInput } from './delivery-input.ts';
import { failClaimed } from './fail-claimed.ts';
import { readFilesOfMessage } from './files/read-files-of-message.ts';
import { findSending } from './find-sending.ts';
import { prepareLink } from './secure/prepare-link.ts';
import type { Vault } from './secure/vault.ts';
import { SET_STATUS } from './set-message-status.ts';
import { takeMessage } from './take-message.ts';
import { gather } from './together/gather.ts';
import { LOCK_GROUP, readComing, readOthers } from './together/read-group.ts';
import { inTransaction, type Statement, type TransactionRequest } from './transaction.ts';

const LOCK: Statement = {
  name: 'lock_message',
  text: `select id from message where account_id = $1 and id = $2 for no key update`,
};

const READ: Statement = {
  name: 'read_message_to_claim',
  text: `select ${CLAIM_COLUMNS} where m.account_id = $1 and m.id = $2`,
};

const PUT_OFF: Statement = {
  name: 'put_off_message',
  text: `update message set due_at = $3, updated_at = now(),
      put_off_from = case when due_at < $3 then coalesce(put_off_from, due_at) else put_off_from end
    where account_id = $1 and id = $2`,
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
  /**
   * No try of this delivery came before: whoever is sending the message is another, and alive. Omitted: an earlier try may
   * have died with it.
   */
  readonly is_first_try?: boolean;
  /** For how long this delivery may be sending it; whoever took it is taken for gone then. */
  readonly given_up_after_ms?: number;
  /** What the decision said of this message (see `SequenceView`); omitted: its sequence looks. */
  readonly look_when_accepted?: boolean;
}

/** Longer than the activity that delivers may take. */
const ACTIVITY_GIVEN_UP_AFTER_MS = 15 * 60_000;

/**
 * Takes a message for sending, if it may still be sent, in one transaction: at most one attempt is ever
 * pending, so two deliveries of one message cannot both call the provider (reliability promise 1).
 */
export async function claim(request: ClaimRequest): Promise<Claim> {
  const { account_id, message_id, cache, vault, link_length } = request;
  const { is_first_try = false, given_up_after_ms = ACTIVITY_GIVEN_UP_AFTER_MS, look_when_accepted = true } = request;
  return await inTransaction(request, async (transaction) => {
    const key = [account_id, message_id] as const;
    transaction.write(LOCK_GROUP, key);
    transaction.write(LOCK, key);
    // Who is still to come is read before who is there: one that comes in between is then seen twice, never missed.
    const [coming, [row], others, attachments, balance] = await Promise.all([
      readComing(transaction, key),
      transaction.read<ClaimRow>(READ, key),
      readOthers(transaction, key),
      readFilesOfMessage(transaction, { account_id, message_id, vault }),
      lockBalance(transaction, account_id),
    ]);
    if (row === undefined) return { type: 'nothing' };
    if (row.status === 'sending') return await findSending(transaction, { account_id, row, is_first_try });
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
      return failClaimed(transaction, { account_id, row, reason: 'known_bad_address' });
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
    return await takeMessage(transaction, {
      account_id,
      row,
      parts: gathered.parts,
      attachments: files,
      balance,
      cache,
      secure_link,
      link_length,
      given_up_after_ms,
      look_when_accepted,
    });
  });
}
