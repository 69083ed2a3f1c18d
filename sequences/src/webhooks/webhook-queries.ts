import type { Statement } from '../transaction.ts';

export interface SubscriptionRow {
  readonly url: string;
  readonly secret: Buffer;
  readonly secret_key_id: string;
  readonly previous_secret: Buffer | null;
  readonly previous_secret_key_id: string | null;
  readonly failures: number;
  readonly quiet_ms: number;
  readonly mode: 'sandbox' | 'live';
}

/** Only one that may be delivered to; the secret before the current one only while it signs as well. */
export const SUBSCRIPTION: Statement = {
  name: 'read_webhook_subscription',
  text: `select s.url, s.secret, s.secret_key_id, s.failures, a.mode,
      case when s.previous_secret_until > now() then s.previous_secret end as previous_secret,
      s.previous_secret_key_id,
      greatest(0, coalesce(extract(epoch from s.quiet_until - clock_timestamp()) * 1000, 0))::float8 as quiet_ms
    from webhook_subscription s join account a on a.id = s.account_id
    where s.account_id = $1 and s.id = $2 and s.disabled_at is null and s.deleted_at is null
    for no key update of s`,
};

export interface DeliveryRow {
  readonly id: string;
  readonly event_type: string;
  readonly message_id: string | null;
  readonly participant_id: string | null;
  readonly changed: readonly string[];
  readonly payload: string | null;
  readonly tries: number;
  readonly created_at: string;
}

/** Nobody else takes them before the lease is over, and who took them may die. */
export const TAKE: Statement = {
  name: 'take_webhook_deliveries',
  text: `update webhook_delivery d set next_try_at = clock_timestamp() + $4 * interval '1 millisecond'
    where d.account_id = $1 and d.id = any(array(
      select id from webhook_delivery where account_id = $1 and subscription_id = $2 and status = 'pending'
        and next_try_at <= clock_timestamp() order by next_try_at, id limit $3))
    returning d.id, d.event_type, d.message_id, d.participant_id, d.changed, d.payload, d.tries, d.created_at`,
};

export const BUSY: Statement = {
  name: 'take_webhook_subscription',
  text: `update webhook_subscription set busy_until = clock_timestamp() + $3 * interval '1 millisecond'
    where account_id = $1 and id = $2`,
};

export const KEEP_PAYLOAD: Statement = {
  name: 'keep_webhook_payload',
  text: `update webhook_delivery set payload = $3 where account_id = $1 and id = $2 and payload is null`,
};

export const RECORD_TRY: Statement = {
  name: 'record_webhook_try',
  text: `insert into webhook_try (account_id, delivery_id, number, started_at, duration_ms, status_code, error_code, answer)
    select $1, $2, coalesce(max(number), 0) + 1, clock_timestamp() - $3 * interval '1 millisecond', $3, $4, $5, $6
    from webhook_try where account_id = $1 and delivery_id = $2`,
};

/** Wait null: it was the last try; a code null: it is delivered. */
export const SETTLE: Statement = {
  name: 'settle_webhook_delivery',
  text: `update webhook_delivery set tries = tries + 1,
      status = case when $3::text is null then 'delivered' when $4::float8 is null then 'failed' else 'pending' end,
      next_try_at = clock_timestamp() + coalesce($4::float8, 0) * interval '1 millisecond',
      settled_at = case when $3::text is null or $4::float8 is null then clock_timestamp() end
    where account_id = $1 and id = $2`,
};

export const UNTRIED: Statement = {
  name: 'return_untried_webhooks',
  text: `update webhook_delivery set next_try_at = clock_timestamp()
    where account_id = $1 and id = any($2::uuid[]) and status = 'pending'`,
};

/** It answers: whatever was before is forgotten. */
export const WELL: Statement = {
  name: 'webhook_target_is_well',
  text: `update webhook_subscription set busy_until = null, failing_since = null, failures = 0, quiet_until = null
    where account_id = $1 and id = $2`,
};

/** It does not: left alone for a while, and for good when it is gone or has failed for days. */
export const FAILING: Statement = {
  name: 'webhook_target_fails',
  text: `update webhook_subscription set busy_until = null, failures = failures + 1,
      failing_since = coalesce(failing_since, clock_timestamp()),
      quiet_until = clock_timestamp() + $3 * interval '1 millisecond',
      disabled_at = case when $4 or failing_since < clock_timestamp() - $5 * interval '1 day' then clock_timestamp() end,
      disabled_reason = case when $4 then 'gone'
        when failing_since < clock_timestamp() - $5 * interval '1 day' then 'failing' end
    where account_id = $1 and id = $2 and disabled_at is null returning disabled_reason`,
};

export const FREE: Statement = {
  name: 'free_webhook_subscription',
  text: `update webhook_subscription set busy_until = null where account_id = $1 and id = $2`,
};

/** In how long the next try is due; null: nothing waits, or nobody wants to hear of it any more. */
export const NEXT: Statement = {
  name: 'next_webhook_try',
  text: `select count(*)::int as waiting, case when count(*) > 0 then greatest(0,
        extract(epoch from greatest(min(d.next_try_at), max(s.quiet_until)) - clock_timestamp()) * 1000)::float8 end
      as again_in_ms
    from webhook_subscription s
    join webhook_delivery d on d.account_id = s.account_id and d.subscription_id = s.id and d.status = 'pending'
    where s.account_id = $1 and s.id = $2 and s.disabled_at is null and s.deleted_at is null`,
};
