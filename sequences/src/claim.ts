import { uuidv7 } from 'uuidv7';
import type { Channel } from '@kept/rules/facts';
import type { Instant } from '@kept/rules/instant';
import { quietUntil } from '@kept/rules/quiet-hours';
import type { SkipReason } from '@kept/rules/effect';
import { insertDeliveryInput } from './delivery-input.ts';
import type { AccountSettings } from './load-sequence.ts';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from './transaction.ts';

/** What the claim decided about a message, before anything leaves the house. */
export type Claim =
  | { readonly type: 'send'; readonly attempt_id: string; readonly message: ClaimedMessage }
  /** Another delivery has it, or it is done. */
  | { readonly type: 'nothing' }
  | { readonly type: 'skipped' }
  /** An earlier try died between the request and the record: only the provider knows. */
  | { readonly type: 'unknown' }
  | { readonly type: 'put_off'; readonly again_in_ms: number }
  | { readonly type: 'held' };

export interface ClaimedMessage {
  readonly id: string;
  readonly kind: string;
  readonly channel: Channel;
  readonly to_address: string;
  readonly from_address: string;
  readonly subject: string | null;
  readonly body: string;
  readonly provider: 'twilio' | 'smtp';
  /** The channel's credentials, encrypted; see `call-provider`. */
  readonly credentials: Buffer;
  readonly credentials_key_id: string;
  /** Sent through the carrier sandbox instead of the world. */
  readonly sandbox: boolean;
}

interface ClaimRow {
  readonly id: string;
  readonly status: string;
  readonly kind: string;
  readonly system_text: string | null;
  readonly channel: Channel;
  readonly to_address: string;
  readonly from_address: string | null;
  readonly subject: string | null;
  readonly body: string;
  readonly due_at: Instant;
  readonly send_by: Instant | null;
  readonly appointment_version: number | null;
  readonly obeys_quiet_hours: boolean;
  readonly client_time_zone: string | null;
  readonly life: number | null;
  readonly now: Instant;
  readonly settings: AccountSettings;
  readonly version: number | null;
  readonly appointment_gone: boolean | null;
  readonly participant_gone: boolean;
  readonly time_zone: string | null;
  readonly sequence_life: number | null;
  readonly held: boolean;
  readonly stopped: boolean;
  readonly pending_attempt_id: string | null;
  readonly attempts: number;
  readonly provider: 'twilio' | 'smtp' | null;
  readonly credentials: Buffer | null;
  readonly credentials_key_id: string | null;
  readonly sandbox: boolean | null;
}

const LOCK: Statement = {
  name: 'lock_message',
  text: `select id from message where account_id = $1 and id = $2 for no key update`,
};

const READ: Statement = {
  name: 'read_message_to_claim',
  text: `select m.id, m.status, m.kind, m.system_text, m.channel, m.to_address, coalesce(m.from_address, se.address) as from_address,
      m.subject, m.body, m.due_at, m.send_by, m.appointment_version, m.obeys_quiet_hours, m.client_time_zone, m.life,
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now, a.settings,
      ap.version, (ap.deleted_at is not null or ap.status = 'cancelled') as appointment_gone, ap.time_zone,
      coalesce(p.removed_at is not null, false) as participant_gone,
      s.life as sequence_life, coalesce(s.held_at is not null, false) as held,
      exists (select from stop_list_entry e where e.account_id = m.account_id and e.address = m.to_address
        and e.type = case when m.channel = 'email' then 'email' else 'phone' end) as stopped,
      (select at.id from delivery_attempt at where at.account_id = m.account_id and at.message_id = m.id
        and at.outcome = 'pending' order by at.number desc limit 1) as pending_attempt_id,
      (select count(*)::int from delivery_attempt at where at.account_id = m.account_id and at.message_id = m.id) as attempts,
      ch.provider, ch.credentials, ch.credentials_key_id, ch.sandbox
    from message m
    join account a on a.id = m.account_id
    left join sequence s on s.account_id = m.account_id and s.id = m.sequence_id
    left join appointment ap on ap.account_id = m.account_id and ap.id = m.appointment_id
    left join participant p on p.account_id = m.account_id and p.id = m.participant_id
    left join sender se on se.account_id = m.account_id and se.id = m.sender_id
    left join channel ch on ch.account_id = m.account_id and ch.id = se.channel_id
    where m.account_id = $1 and m.id = $2`,
};

const TAKE: Statement = {
  name: 'claim_message',
  text: `update message set status = 'sending', from_address = $3, claimed_at = now(), updated_at = now()
    where account_id = $1 and id = $2`,
};

const INSERT_ATTEMPT: Statement = {
  name: 'insert_attempt',
  text: `insert into delivery_attempt (id, account_id, message_id, number, outcome, started_at)
    values ($1, $2, $3, $4, 'pending', now())`,
};

const SET_STATUS: Statement = {
  name: 'set_message_status',
  text: `update message set status = $3, status_reason = $4, updated_at = now() where account_id = $1 and id = $2`,
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

/**
 * Takes a message for sending, if it may still be sent, in one transaction: at most one attempt is ever
 * pending, so two deliveries of one message cannot both call the provider (reliability promise 1).
 */
export async function claim(request: TransactionRequest & { readonly message_id: string }): Promise<Claim> {
  const { account_id, message_id } = request;
  return await inTransaction(request, async (transaction) => {
    const key = [account_id, message_id];
    transaction.write(LOCK, key);
    const [row] = await transaction.read<ClaimRow>(READ, key);
    if (row === undefined) return { type: 'nothing' };
    if (row.status === 'sending') return giveUpOn(transaction, { account_id, row });
    if (row.status !== 'due') return { type: 'nothing' };

    const refusal = refusalOf(row);
    if (refusal !== null) {
      transaction.write(SET_STATUS, [...key, 'skipped', refusal]);
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
    const notBefore = earliest(row);
    if (notBefore > row.now) {
      transaction.write(PUT_OFF, [...key, notBefore]);
      return { type: 'put_off', again_in_ms: Date.parse(notBefore) - Date.parse(row.now) };
    }
    return take(transaction, { account_id, row });
  });
}

function take(transaction: Transaction, { account_id, row }: { account_id: string; row: ClaimRow }): Claim {
  const { provider, credentials, credentials_key_id, sandbox, from_address } = row;
  const incomplete =
    provider === null ||
    credentials === null ||
    credentials_key_id === null ||
    sandbox === null ||
    from_address === null;
  if (incomplete) {
    transaction.write(SET_STATUS, [account_id, row.id, 'failed', 'no_sender']);
    insertDeliveryInput(transaction, {
      account_id,
      message_id: row.id,
      source: 'claim',
      outcome: 'failed',
      reason: 'no_sender',
    });
    return { type: 'skipped' };
  }
  const attempt_id = uuidv7();
  transaction.write(TAKE, [account_id, row.id, from_address]);
  transaction.write(INSERT_ATTEMPT, [attempt_id, account_id, row.id, row.attempts + 1]);
  const { id, kind, channel, to_address, subject, body } = row;
  return {
    type: 'send',
    attempt_id,
    message: {
      id,
      kind,
      channel,
      to_address,
      from_address,
      subject,
      body,
      provider,
      credentials,
      credentials_key_id,
      sandbox,
    },
  };
}

/** A message found `sending` by a new try: its earlier try is dead and nobody here knows how far it came. */
function giveUpOn(transaction: Transaction, { account_id, row }: { account_id: string; row: ClaimRow }): Claim {
  transaction.write(SET_STATUS, [account_id, row.id, 'unknown', 'try_interrupted']);
  transaction.write(END_ATTEMPT_UNKNOWN, [account_id, row.pending_attempt_id]);
  insertDeliveryInput(transaction, {
    account_id,
    message_id: row.id,
    source: row.pending_attempt_id ?? 'claim',
    outcome: 'unknown',
    reason: 'try_interrupted',
  });
  return { type: 'unknown' };
}

/** Why a message may not go out any more, checked at the last moment. Notices to staff are not the client's. */
function refusalOf(row: ClaimRow): SkipReason | null {
  if (row.kind === 'notification') return null;
  // Ruling 1: the one confirmation of an opt-out is the only message allowed after it.
  if (row.stopped && row.system_text !== 'opted_out') return 'opted_out';
  if (row.participant_gone && row.system_text !== 'opted_out') return 'participant_removed';
  if (row.appointment_gone === true && row.kind === 'auto_message' && row.appointment_version !== row.version)
    return 'appointment_cancelled';
  if (row.life !== null && row.life !== row.sequence_life) return 'appointment_moved';
  if (row.appointment_version !== null && row.appointment_version !== row.version) return 'appointment_moved';
  if (row.send_by !== null && row.now > row.send_by) return 'too_late';
  return null;
}

/** When it may go: its own time, and after quiet hours where they bind it (flow-spec section 1, two clocks). */
function earliest(row: ClaimRow): Instant {
  const from = row.due_at > row.now ? row.due_at : row.now;
  if (!row.obeys_quiet_hours || row.time_zone === null) return from;
  const quiet_hours = row.settings.quiet_hours ?? null;
  if (quiet_hours === null) return from;
  return quietUntil({ at: from, quiet_hours, time_zone: row.client_time_zone ?? row.time_zone }) ?? from;
}
