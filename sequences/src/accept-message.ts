import type { Statement, Transaction } from './transaction.ts';

const ACCEPT: Statement = {
  name: 'accept_message',
  text: `update message m set status = $4, status_reason = null,
      provider_id = case when m.sent_with_id is null then coalesce($3, m.provider_id) end,
      segments = case when m.sent_with_id is null then coalesce($5::int, m.segments) end, sent_at = coalesce(m.sent_at, clock_timestamp() + a.clock_offset_ms * interval '1 millisecond'),
      updated_at = now()
    from account a where a.id = m.account_id and m.account_id = $1 and m.id = any($2::uuid[]) and m.status in ('sending', 'unknown', 'accepted')`,
};

const END_ATTEMPT: Statement = {
  name: 'end_attempt_accepted',
  text: `update delivery_attempt set outcome = 'accepted', provider_id = coalesce($3, provider_id), ended_at = coalesce(ended_at, now())
    where account_id = $1 and id = $2 and outcome in ('pending', 'unknown')`,
};

/** An accepted auto message is its sequence's open question on its line until a newer one is (ruling 3). */
const OPEN_QUESTION: Statement = {
  name: 'open_question',
  text: `insert into open_question (account_id, line_id, sequence_id, key, revision_id, auto_message_id, message_id, sent_at)
    select m.account_id, m.line_id, m.sequence_id, m.effect_key, m.revision_id, m.auto_message_id, m.id, m.sent_at
    from message m join sequence s on s.account_id = m.account_id and s.id = m.sequence_id and s.life = m.life
    where m.account_id = $1 and m.id = any($2::uuid[]) and m.kind = 'auto_message' and m.line_id is not null and m.channel <> 'call'
      and m.sent_at is not null
    on conflict (account_id, line_id, sequence_id) do update set key = excluded.key, revision_id = excluded.revision_id,
      auto_message_id = excluded.auto_message_id, message_id = excluded.message_id, sent_at = excluded.sent_at
      where open_question.sent_at <= excluded.sent_at`,
};

export interface Acceptance {
  readonly account_id: string;
  /** The message, and those that went out with it. */
  readonly message_ids: readonly string[];
  readonly attempt_id: string;
  readonly provider_id: string | null;
  readonly segments: number | null;
  readonly status: 'accepted' | 'delivered';
}

/** Queues what follows from a provider having taken a message; forward only, so it may be said twice. */
export function acceptMessage(transaction: Transaction, acceptance: Acceptance): void {
  const { account_id, message_ids, attempt_id, provider_id, segments, status } = acceptance;
  // The message before its attempt, everywhere: two transactions on one delivery then wait, and never for each other.
  transaction.write(ACCEPT, [account_id, message_ids, provider_id, status, segments]);
  transaction.write(END_ATTEMPT, [account_id, attempt_id, provider_id]);
  transaction.write(OPEN_QUESTION, [account_id, message_ids]);
}
