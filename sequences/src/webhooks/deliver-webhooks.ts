import type { Pool } from 'pg';
import { postWebhook, type WebhookOutcome } from '@kept/channels/post-webhook';
import { signWebhook } from '@kept/channels/sign-webhook';
import type { WebhookOff } from '@kept/content/webhook-off-notification';
import { openSealed, type InstallationKey } from '@kept/persistence/installation-key';
import { inTransaction } from '../transaction.ts';
import { tellOfWebhookOff } from './tell-of-webhook-off.ts';
import type { WebhookLane, WebhookProgress, WebhookRef } from './webhook-progress.ts';
import { webhookPayload } from './webhook-payload.ts';
import {
  BUSY,
  FAILING,
  FREE,
  KEEP_PAYLOAD,
  NEXT,
  RECORD_TRY,
  SETTLE,
  SUBSCRIPTION,
  TAKE,
  UNTRIED,
  WELL,
  type DeliveryRow,
  type SubscriptionRow,
} from './webhook-queries.ts';
import { DISABLED_AFTER_DAYS, quietAfter, waitOfRetry } from './webhook-retries.ts';

/** The scheme's: who needs longer works after answering. */
const TIMEOUT_MS = 15_000;
/** Longer than a page may take. */
const LEASE_MS = 60_000;
/** A target that fails is asked one at a time. */
const PAGE: Readonly<Record<WebhookLane, { readonly size: number; readonly at_once: number }>> = {
  quick: { size: 20, at_once: 10 },
  slow: { size: 3, at_once: 1 },
};
/** Whoever takes longer for an answer takes its turns among the slow. */
const SLOW_MS = 2_000;
const GONE = 410;

export interface WebhookAccess {
  readonly secret_key: InstallationKey;
  /** Whether targets of sandbox accounts may lie in our own network: in the sandbox alone. */
  readonly sandbox: boolean;
}

interface PageRequest extends WebhookRef {
  readonly pool: Pool;
  readonly access: WebhookAccess;
  readonly lane: WebhookLane;
}

interface Tried {
  readonly outcome: WebhookOutcome;
  readonly duration_ms: number;
}

/**
 * Makes the next tries of a subscription that are due, a page of them. Each result is stored as it comes; a page that
 * dies is taken again once its lease is over, under the same webhook-ids. What a target answers is known when this ends,
 * and with it when to come again.
 */
export async function deliverWebhooks(request: PageRequest): Promise<WebhookProgress> {
  const taken = await take(request);
  if (taken === null) return await progressOf(request, 'quick');
  const { subscription, deliveries } = taken;
  const { at_once } = PAGE[request.lane];
  const waiting = [...deliveries];
  const tried: Tried[] = [];
  const work = async (): Promise<void> => {
    // the first failure ends the page: whether the rest is worth trying, the next look says
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      tried.push(await tryOne(request, { subscription, delivery: next }));
      if (tried.some(({ outcome }) => outcome.error_code !== null)) return;
    }
  };
  await Promise.all(Array.from({ length: at_once }, work));
  await release(request, { subscription, tried, untried: waiting.map(({ id }) => id) });
  const slowest = Math.max(0, ...tried.map(({ duration_ms }) => duration_ms));
  return await progressOf(request, hasFailed(tried) || slowest > SLOW_MS ? 'slow' : 'quick');
}

const hasFailed = (tried: readonly Tried[]): boolean =>
  tried.length > 0 && tried.every(({ outcome }) => outcome.error_code !== null);

/** Null: there is nothing to do, or not yet. */
async function take({ pool, account_id, subscription_id, lane }: PageRequest) {
  return await inTransaction({ pool, account_id }, async (transaction) => {
    const [subscription] = await transaction.read<SubscriptionRow>(SUBSCRIPTION, [account_id, subscription_id]);
    if (subscription === undefined || subscription.quiet_ms > 0) return null;
    const deliveries = await transaction.read<DeliveryRow>(TAKE, [
      account_id,
      subscription_id,
      PAGE[lane].size,
      LEASE_MS,
    ]);
    if (deliveries.length === 0) return null;
    transaction.write(BUSY, [account_id, subscription_id, LEASE_MS]);
    return { subscription, deliveries: deliveries.toSorted((one, other) => (one.id < other.id ? -1 : 1)) };
  });
}

async function tryOne(
  request: PageRequest,
  { subscription, delivery }: { readonly subscription: SubscriptionRow; readonly delivery: DeliveryRow },
): Promise<Tried> {
  const { pool, account_id, access } = request;
  const { id } = delivery;
  const body = delivery.payload ?? (await webhookPayload({ pool, account_id, delivery }));
  // every try says the same
  if (delivery.payload === null) {
    await inTransaction({ pool, account_id }, async (transaction) => {
      transaction.write(KEEP_PAYLOAD, [account_id, id, body]);
    });
  }
  const secrets = secretsOf(subscription, access.secret_key);
  const began = performance.now();
  const outcome =
    secrets === null
      ? { status_code: null, error_code: 'secret_unreadable', answer: null, retry_after_ms: null }
      : await postWebhook({
          url: subscription.url,
          headers: {
            'content-type': 'application/json',
            'user-agent': 'Kept-Webhooks/1',
            ...signWebhook({ id, timestamp: Math.floor(Date.now() / 1_000), body, secrets }),
          },
          body,
          timeout_ms: TIMEOUT_MS,
          reach: access.sandbox && subscription.mode === 'sandbox' ? 'anywhere' : 'internet',
        });
  const duration_ms = Math.round(performance.now() - began);
  const { status_code, error_code, answer, retry_after_ms: asked_ms } = outcome;
  const wait_ms = status_code === GONE ? null : waitOfRetry({ tries: delivery.tries + 1, asked_ms });
  await inTransaction({ pool, account_id }, async (transaction) => {
    transaction.write(RECORD_TRY, [account_id, id, duration_ms, status_code, error_code, answer]);
    transaction.write(SETTLE, [account_id, id, error_code, wait_ms]);
  });
  return { outcome, duration_ms };
}

/** The current one first; null when a key that is none of ours sealed it. */
function secretsOf(row: SubscriptionRow, key: InstallationKey): readonly string[] | null {
  const sealed = [
    { sealed: row.secret, key_id: row.secret_key_id },
    { sealed: row.previous_secret, key_id: row.previous_secret_key_id },
  ];
  const secrets = sealed.flatMap(({ sealed: bytes, key_id }) => {
    const opened = bytes === null || key_id === null ? null : openSealed(key, { sealed: bytes, key_id });
    return opened === null ? [] : [opened.toString('utf8')];
  });
  return secrets.length === 0 ? null : secrets;
}

interface EndOfPage {
  readonly subscription: SubscriptionRow;
  readonly tried: readonly Tried[];
  readonly untried: readonly string[];
}

async function release(
  { pool, account_id, subscription_id }: PageRequest,
  { subscription, tried, untried }: EndOfPage,
): Promise<void> {
  const key = [account_id, subscription_id];
  const gone = tried.some(({ outcome }) => outcome.status_code === GONE);
  await inTransaction({ pool, account_id }, async (transaction) => {
    if (untried.length > 0) transaction.write(UNTRIED, [account_id, untried]);
    if (gone || hasFailed(tried)) {
      const [failing] = await transaction.read<{ disabled_reason: WebhookOff['reason'] | null }>(FAILING, [
        ...key,
        quietAfter(subscription.failures + 1),
        gone,
        DISABLED_AFTER_DAYS,
      ]);
      transaction.write(FREE, key);
      const reason = failing?.disabled_reason ?? null;
      if (reason !== null)
        await tellOfWebhookOff(transaction, { account_id, subscription_id, url: subscription.url, reason });
    } else transaction.write(WELL, key);
  });
}

async function progressOf(
  { pool, account_id, subscription_id }: PageRequest,
  lane: WebhookLane,
): Promise<WebhookProgress> {
  const [next] = await inTransaction({ pool, account_id }, (transaction) =>
    transaction.read<{ again_in_ms: number | null; waiting: number }>(NEXT, [account_id, subscription_id]),
  );
  const { again_in_ms = null, waiting = 0 } = next ?? {};
  if (again_in_ms === null) return { again_in_ms, lane, sentence: 'Nothing waits.' };
  return {
    again_in_ms: Math.ceil(again_in_ms),
    lane,
    sentence: `${waiting} wait${waiting === 1 ? 's' : ''}${lane === 'slow' ? '; the target fails or is slow' : ''}.`,
  };
}
