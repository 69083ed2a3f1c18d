import { uuidv7 } from 'uuidv7';
import { putPageLinksIn } from '@kept/content/page-links/page-links';
import { SECURE_LINK_MARK } from '@kept/content/secure/secure-link-mark';
import { acceptMessage } from './accept-message.ts';
import type { ClaimRow } from './claim-row.ts';
import type { Claim } from './claimed-message.ts';
import { spendCredits, type Balance } from './credits/spend-credits.ts';
import type { DefinitionCache } from './definition-cache.ts';
import { insertDeliveryInputs } from './delivery-input.ts';
import { failClaimed } from './fail-claimed.ts';
import type { KeptAttachment } from './files/kept-attachment.ts';
import { adoptRecovered } from './recover/adopt-recovered.ts';
import type { ReadyLink } from './secure/prepare-link.ts';
import { SET_STATUS } from './set-message-status.ts';
import { wordsTogether } from './together/words-together.ts';
import type { Statement, Transaction } from './transaction.ts';

const TAKE: Statement = {
  name: 'claim_message',
  text: `update message set status = 'sending', from_address = $3, claimed_at = now(), given_up_at = now() + $4 * interval '1 millisecond',
      updated_at = now() where account_id = $1 and id = $2`,
};

/** All say what is sent, so that each appointment shows what its client was told. */
const TAKE_TOGETHER: Statement = {
  name: 'claim_messages_together',
  text: `update message set status = 'sending', from_address = $3, own_body = body, body = $5, claimed_at = now(),
      given_up_at = now() + $6 * interval '1 millisecond',
      sent_with_id = nullif($2::uuid, id), updated_at = now()
    where account_id = $1 and id = any($4::uuid[])`,
};

/** What the client was told, where it was decided anew in other words. */
const KEEP_WORDS: Statement = {
  name: 'keep_words_of_recovered',
  text: `update message set body = $3 where account_id = $1 and id = any($2::uuid[])`,
};

const INSERT_ATTEMPT: Statement = {
  name: 'insert_attempt',
  text: `insert into delivery_attempt (id, account_id, message_id, number, outcome, started_at, look_when_accepted)
    values ($1, $2, $3, $4, 'pending', now(), $5)`,
};

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
  readonly given_up_after_ms: number;
  readonly look_when_accepted: boolean;
}

/** Takes a message that may leave, with those that go out with it: what it costs is spent, and its one attempt begins. */
export async function takeMessage(
  transaction: Transaction,
  { account_id, row, parts, attachments, balance, cache, secure_link, ...how }: TakeRequest,
): Promise<Claim> {
  const { link_length, given_up_after_ms, look_when_accepted } = how;
  const { provider, credentials, credentials_key_id, sandbox, from_address } = row;
  const incomplete =
    provider === null ||
    credentials === null ||
    credentials_key_id === null ||
    sandbox === null ||
    from_address === null;
  if (incomplete) return failClaimed(transaction, { account_id, row, reason: 'no_sender' });
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
  if (parts.length === 0) transaction.write(TAKE, [account_id, row.id, from_address, given_up_after_ms]);
  else {
    const taken = [row.id, ...part_ids];
    transaction.write(TAKE_TOGETHER, [account_id, row.id, from_address, taken, body, given_up_after_ms]);
  }
  transaction.write(INSERT_ATTEMPT, [attempt_id, account_id, row.id, row.attempts + 1, look_when_accepted]);
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
  const { id, kind, spoken, sequence_id, answers_mail, account_name, locale } = row;
  const { is_about_client, invites_answer } = row;
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
      invites_answer,
      secure_link,
    },
  };
}
