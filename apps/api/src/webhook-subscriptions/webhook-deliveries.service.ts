import { Injectable } from '@nestjs/common';
import { newId } from '@kept/persistence/new-id';
import { inTransaction, type Statement, type Transaction } from '@kept/sequences/transaction';
import type { Caller } from '../access/caller.ts';
import { HotPool } from '../database/hot-pool.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import { explainWebhookError } from './explain-webhook-error.ts';
import type {
  ListWebhookDeliveries,
  Redelivered,
  WebhookDeliveryAnswer,
  WebhookDeliveryDetail,
  WebhookDeliveryPage,
} from './webhook-deliveries.schema.ts';

const COLUMNS = `d.id, d.subscription_id, d.event_type, d.status, d.message_id, d.participant_id, d.tries,
  case when d.status = 'pending' then d.next_try_at end as next_try_at, d.created_at, d.settled_at,
  t.status_code as last_status_code, t.error_code as last_error_code`;

const LAST_TRY = `left join lateral (
    select status_code, error_code from webhook_try w where w.account_id = d.account_id and w.delivery_id = d.id
    order by w.number desc limit 1) t on true`;

const LIST: Statement = {
  name: 'list_webhook_deliveries',
  text: `select ${COLUMNS} from webhook_delivery d ${LAST_TRY}
    where d.account_id = $1 and d.subscription_id = $2 and ($3::text is null or d.status = $3)
      and ($4::text is null or d.event_type = $4) and ($5::uuid is null or d.id < $5)
    order by d.id desc limit $6`,
};

const READ: Statement = {
  name: 'read_webhook_delivery',
  text: `select ${COLUMNS}, d.payload from webhook_delivery d ${LAST_TRY}
    join webhook_subscription s on s.account_id = d.account_id and s.id = d.subscription_id and s.deleted_at is null
    where d.account_id = $1 and d.id = $2`,
};

const TRIES: Statement = {
  name: 'list_webhook_tries',
  text: `select number, started_at, duration_ms, status_code, error_code, answer from webhook_try
    where account_id = $1 and delivery_id = $2 order by number desc`,
};

const STANDING: Statement = {
  name: 'read_webhook_standing',
  text: `select disabled_at is not null as disabled from webhook_subscription
    where account_id = $1 and id = $2 and deleted_at is null`,
};

const TEST: Statement = {
  name: 'note_webhook_test',
  text: `insert into webhook_delivery (id, account_id, subscription_id, event_type) values ($2, $1, $3, 'webhook.test')`,
};

/** Somebody who asks for it has looked: the target is tried at once. */
const AGAIN: Statement = {
  name: 'redeliver_webhook',
  text: `update webhook_delivery set status = 'pending', tries = 0, next_try_at = clock_timestamp(), settled_at = null
    where account_id = $1 and id = $2`,
};

const ALL_AGAIN: Statement = {
  name: 'redeliver_failed_webhooks',
  text: `update webhook_delivery set status = 'pending', tries = 0, next_try_at = clock_timestamp(), settled_at = null
    where account_id = $1 and subscription_id = $2 and status = 'failed' and created_at >= $3 returning id`,
};

const UNQUIET: Statement = {
  name: 'try_webhook_target_now',
  text: `update webhook_subscription set quiet_until = null where account_id = $1 and id = $2`,
};

type Row = Omit<WebhookDeliveryAnswer, 'last_error'> & { readonly last_error_code: string | null };
type TryRow = Omit<WebhookDeliveryDetail['attempts'][number], 'error'>;

/** What was, is and will be told to an account's programs, and telling it again. */
@Injectable()
export class WebhookDeliveriesService {
  constructor(private readonly hot: HotPool) {}

  /** A page of a subscription's deliveries, the newest first. */
  async list(caller: Caller, request: ListWebhookDeliveries & { readonly id: string }): Promise<WebhookDeliveryPage> {
    const { id, status = null, event_type = null, older_than = null, limit } = request;
    return await this.within(caller, async (transaction, account_id) => {
      await standingOf(transaction, [account_id, id]);
      const values = [account_id, id, status, event_type, older_than, limit + 1];
      const rows = await transaction.read<Row>(LIST, values);
      const shown = rows.slice(0, limit).map(answerOf);
      return { deliveries: shown, older_than: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
    });
  }

  /** One with its body and every try. */
  async read(caller: Caller, id: string): Promise<WebhookDeliveryDetail> {
    return await this.within(caller, (transaction, account_id) => detailOf(transaction, [account_id, id]));
  }

  /** Notes a test event for the subscription. */
  async test(caller: Caller, id: string): Promise<WebhookDeliveryDetail> {
    return await this.within(caller, async (transaction, account_id) => {
      refuseDisabled(await standingOf(transaction, [account_id, id]));
      const delivery_id = newId();
      transaction.write(TEST, [account_id, delivery_id, id]);
      transaction.write(UNQUIET, [account_id, id]);
      return await detailOf(transaction, [account_id, delivery_id]);
    });
  }

  /** Tells one again, under its own id; one that waits is tried now. */
  async redeliver(caller: Caller, id: string): Promise<WebhookDeliveryDetail> {
    return await this.within(caller, async (transaction, account_id) => {
      const { subscription_id } = await detailOf(transaction, [account_id, id]);
      refuseDisabled(await standingOf(transaction, [account_id, subscription_id]));
      transaction.write(AGAIN, [account_id, id]);
      transaction.write(UNQUIET, [account_id, subscription_id]);
      return await detailOf(transaction, [account_id, id]);
    });
  }

  /** Tells all again that failed of what was noted since. */
  async redeliverSince(
    caller: Caller,
    { id, since }: { readonly id: string; readonly since: string },
  ): Promise<Redelivered> {
    return await this.within(caller, async (transaction, account_id) => {
      refuseDisabled(await standingOf(transaction, [account_id, id]));
      const again = await transaction.read<{ id: string }>(ALL_AGAIN, [account_id, id, since]);
      transaction.write(UNQUIET, [account_id, id]);
      return { redelivered: again.length };
    });
  }

  private async within<T>(
    { account_id }: Caller,
    work: (transaction: Transaction, account_id: string) => Promise<T>,
  ): Promise<T> {
    return await inTransaction({ pool: this.hot.pool, account_id }, (transaction) => work(transaction, account_id));
  }
}

interface Standing {
  readonly disabled: boolean;
}

async function standingOf(transaction: Transaction, key: readonly string[]): Promise<Standing> {
  const [standing] = await transaction.read<Standing>(STANDING, key);
  if (standing === undefined) throw notFound('webhook subscription');
  return standing;
}

async function detailOf(transaction: Transaction, key: readonly string[]): Promise<WebhookDeliveryDetail> {
  const [[row], tries] = await Promise.all([
    transaction.read<Row & { readonly payload: string | null }>(READ, key),
    transaction.read<TryRow>(TRIES, key),
  ]);
  if (row === undefined) throw notFound('webhook delivery');
  return {
    ...answerOf(row),
    payload: row.payload,
    attempts: tries.map((each) => ({
      ...each,
      error: each.error_code === null ? null : explainWebhookError(each.error_code),
    })),
  };
}

function answerOf(row: Row): WebhookDeliveryAnswer {
  const { id, subscription_id, event_type, status, message_id, participant_id, tries, last_error_code } = row;
  const { next_try_at, last_status_code, created_at, settled_at } = row;
  const last_error = last_error_code === null ? null : explainWebhookError(last_error_code);
  return {
    id,
    subscription_id,
    event_type,
    status,
    message_id,
    participant_id,
    tries,
    next_try_at,
    last_status_code,
    last_error,
    created_at,
    settled_at,
  };
}

function refuseDisabled({ disabled }: Standing): void {
  if (!disabled) return;
  throw new Problem({
    status: 409,
    code: 'webhook_subscription_disabled',
    title: 'This webhook is switched off',
    detail: 'Nothing is sent to it. Switch it on first: PATCH it with {"enabled": true}.',
  });
}
