import type { Report } from '@kept/channels/fetch-report';
import { listCalls } from '@kept/channels/list-calls';
import { listMessages } from '@kept/channels/list-messages';
import { takePageLinksOut } from '@kept/content/page-links/page-links';
import type { SequenceRef } from '../sequence-ref.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import { matchUnknown, type ListedTry, type UnknownTry } from './match-unknown.ts';
import type { AskedChannel } from './read-channel.ts';
import { takeReport } from './take-report.ts';

/** Unknowns looked up at a time; of one pair of numbers so many of the newest are looked through. */
const AT_ONCE = 50;
const NEWEST = 200;
const DAY_MS = 86_400_000;

/** The provider's reports come by themselves, mostly within this. What it took and has lost is in no list. */
const READ_UNKNOWN: Statement = {
  name: 'read_unknown_messages_of_channel',
  text: `select m.id as message_id, at.id as attempt_id, m.channel, m.from_address, m.to_address,
      case when m.channel = 'sms' and not m.sent_securely then m.body end as body, at.started_at from message m
    join sender se on se.account_id = m.account_id and se.id = m.sender_id and se.channel_id = $2
    cross join lateral (select t.id, t.started_at, t.ended_at from delivery_attempt t
      where t.account_id = m.account_id and t.message_id = m.id order by t.number desc limit 1) at
    where m.account_id = $1 and m.status = 'unknown' and m.status_reason is distinct from 'provider_lost_it'
      and m.sent_with_id is null and m.channel in ('sms', 'call') and m.from_address is not null
      and at.ended_at < now() - $3 * interval '1 millisecond' and at.started_at > now() - interval '1 day'
    order by at.started_at limit ${AT_ONCE}`,
};

const READ_CLAIMED: Statement = {
  name: 'read_provider_ids_in_use',
  text: `select provider_id from message where account_id = $1 and provider_id = any($2::text[])`,
};

/** The provider's list is complete after so long: what it does not show then did hardly go out. */
const SAY_NOT_LISTED: Statement = {
  name: 'say_unknown_not_listed',
  text: `update message m set status_reason = 'provider_has_none', updated_at = now()
    where m.account_id = $1 and m.status = 'unknown' and m.status_reason is distinct from 'provider_has_none'
      and coalesce(m.sent_with_id, m.id) = $2
      and exists (select from delivery_attempt t where t.account_id = m.account_id and t.message_id = $2
        and t.ended_at < now() - interval '5 minutes')`,
};

/** A restored database may have put it aside for a message to come. */
const FORGET: Statement = {
  name: 'forget_recovered_message',
  text: `delete from recovered_message where account_id = $1 and provider_id = $2`,
};

export interface LookUpRequest extends TransactionRequest {
  readonly channel_id: string;
  readonly channel: AskedChannel;
  /** Tries that ended later than this ago are left to the provider's own reports. */
  readonly callback_within_ms: number;
}

/**
 * Looks for texts and calls whose outcome nobody told us in the provider's own list: each found is what its callback would have
 * made it. What is not found stays with a person, who is told that the carrier does not show it.
 */
export async function lookUpUnknown(request: LookUpRequest): Promise<{ readonly nudge: readonly SequenceRef[] }> {
  const { pool, account_id, channel_id } = request;
  const tries = await inTransaction({ pool, account_id }, (transaction) =>
    transaction.read<LookedUp>(READ_UNKNOWN, [account_id, channel_id, request.callback_within_ms]),
  );
  const nudge: SequenceRef[] = [];
  const lines = Map.groupBy(
    tries,
    ({ channel, from_address, to_address }) => `${channel} ${from_address} ${to_address}`,
  );
  for (const on_line of lines.values()) {
    const [first] = on_line;
    if (first === undefined) continue;
    const listed = await listLike(first, request);
    const claimed = await idsInUse(request, listed);
    for (const attempt of on_line) {
      const found = matchUnknown(attempt, { listed, claimed });
      if (found === null) {
        await inTransaction({ pool, account_id }, async (transaction) => {
          transaction.write(SAY_NOT_LISTED, [account_id, attempt.message_id]);
        });
        continue;
      }
      claimed.add(found.provider_id);
      const { provider_id, report } = found;
      nudge.push(...(await takeReport({ pool, account_id, attempt_id: attempt.attempt_id, provider_id, report })));
      await inTransaction({ pool, account_id }, async (transaction) => {
        transaction.write(FORGET, [account_id, provider_id]);
      });
    }
  }
  return { nudge };
}

interface LookedUp extends UnknownTry {
  readonly channel: 'sms' | 'call';
}

interface Listed extends ListedTry {
  readonly report: Report;
}

/** What the provider's list has of the same kind between the same two numbers. Tries of a line stand in their order. */
async function listLike(first: LookedUp, { channel: { twilio } }: LookUpRequest): Promise<readonly Listed[]> {
  const between = { ...twilio, from: first.from_address, to: first.to_address, most: NEWEST };
  if (first.channel === 'sms') {
    const texts = await listMessages(between);
    return texts.map(({ status, error_code, body, ...text }) => ({
      ...text,
      body: takePageLinksOut(body),
      report: { type: 'text', status, error_code },
    }));
  }
  const started_after = new Date(Date.parse(first.started_at) - DAY_MS);
  const calls = await listCalls({ ...between, started_after });
  return calls.map(({ status, answered_by, duration_s, ...call }) => ({
    ...call,
    inbound: false,
    body: '',
    report: { type: 'call', status, answered_by, duration_s },
  }));
}

async function idsInUse(request: TransactionRequest, listed: readonly Listed[]): Promise<Set<string>> {
  const rows = await inTransaction(request, (transaction) =>
    transaction.read<{ provider_id: string }>(READ_CLAIMED, [
      request.account_id,
      listed.map(({ provider_id }) => provider_id),
    ]),
  );
  return new Set(rows.map(({ provider_id }) => provider_id));
}
