import { sendPush, type PushOutcome, type PushTarget } from '@kept/channels/push-carrier';
import { vapidKeys } from '@kept/channels/vapid-keys';
import type { ProviderAccess } from '../call-provider.ts';
import type { Delivered } from '../delivered.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';

/** Taken before it is sent, and once: one that dies in between is not told again. */
const TAKE: Statement = {
  name: 'take_push_notice',
  text: `update push_notice set taken_at = now() where account_id = $1 and id = $2 and taken_at is null
    returning user_id, title, body, path`,
};

const READ_BROWSERS: Statement = {
  name: 'read_browsers_to_push_to',
  text: `select s.id, s.endpoint, s.p256dh, s.auth from push_subscription s
    join "user" u on u.account_id = s.account_id and u.id = s.user_id and u.disabled_at is null
    where s.account_id = $1 and s.user_id = $2 order by s.id`,
};

const FORGET: Statement = {
  name: 'delete_gone_push_subscription',
  text: `delete from push_subscription where account_id = $1 and id = $2`,
};

const NOTE: Statement = {
  name: 'note_push_failure',
  text: `update push_subscription set failure = $3 where account_id = $1 and id = $2 and failure is distinct from $3`,
};

/** What is a month old is of no use to anybody, and goes on the way. */
const END: Statement = {
  name: 'end_push_notice',
  text: `with old as (
      delete from push_notice where account_id = $1 and created_at < now() - interval '30 days' and id <> $2)
    update push_notice set browsers = $3 where account_id = $1 and id = $2`,
};

interface Taken {
  readonly user_id: string;
  readonly title: string;
  readonly body: string;
  readonly path: string;
}

interface Browser extends PushTarget {
  readonly id: string;
}

export interface PushRequest extends TransactionRequest {
  readonly message_id: string;
  readonly access: ProviderAccess;
}

/**
 * Has every browser of somebody tell them, at most once. A browser that is gone is forgotten, and one whose push service
 * refuses says so in the settings. Null: there is no such notice, or it was taken.
 */
export async function deliverPush({ pool, account_id, message_id, access }: PushRequest): Promise<Delivered | null> {
  const taken = await inTransaction({ pool, account_id }, async (transaction) => {
    const [notice] = await transaction.read<Taken>(TAKE, [account_id, message_id]);
    if (notice === undefined) return null;
    return { notice, browsers: await transaction.read<Browser>(READ_BROWSERS, [account_id, notice.user_id]) };
  });
  if (taken === null) return null;
  const { title, body, path } = taken.notice;
  const payload = JSON.stringify({ title, body, path, tag: message_id });
  const outcomes = await Promise.all(
    taken.browsers.map(async (target) => ({ target, outcome: await push({ target, payload, access }) })),
  );
  const accepted = outcomes.filter(({ outcome }) => outcome.type === 'accepted').length;
  await inTransaction({ pool, account_id }, async (transaction) => {
    for (const { target, outcome } of outcomes) {
      if (outcome.type === 'gone') transaction.write(FORGET, [account_id, target.id]);
      else transaction.write(NOTE, [account_id, target.id, outcome.type === 'failed' ? outcome.reason : null]);
    }
    transaction.write(END, [account_id, message_id, accepted]);
  });
  return { outcome: accepted > 0 ? 'accepted' : 'failed', look: false, again_in_ms: null };
}

interface OnePush {
  readonly target: Browser;
  readonly payload: string;
  readonly access: ProviderAccess;
}

function push({ target, payload, access }: OnePush): Promise<PushOutcome> {
  const { public_url, secret_key, sandbox, timeout_ms } = access;
  return sendPush({
    target,
    payload,
    vapid: vapidKeys(secret_key.bytes),
    contact: public_url.startsWith('https:') ? public_url : 'mailto:kept@localhost.invalid',
    network: sandbox === null ? 'public' : 'sandbox',
    timeout_ms,
  });
}
