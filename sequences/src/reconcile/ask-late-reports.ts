import { fetchReport } from '@kept/channels/fetch-report';
import type { SequenceRef } from '../sequence-ref.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import type { AskedChannel } from './read-channel.ts';
import { takeReport } from './take-report.ts';

/** Asked for at a round; who is left is asked for at the next. */
const AT_ONCE = 100;

/**
 * What the provider took and has not told the end of, at the ages at which it is asked for it: a call ends within minutes,
 * a text may wait for a phone that is off. After the last age nobody asks any more. In real time.
 */
const READ_LATE: Statement = {
  name: 'read_late_reports_of_channel',
  text: `select at.id as attempt_id, at.provider_id, m.channel, (at.started_at + late.age)::text as due
    from (values ('call', interval '5 minutes'), ('call', interval '15 minutes'), ('call', interval '1 hour'), ('call', interval '4 hours'),
      ('sms', interval '1 hour'), ('sms', interval '12 hours')) late (channel, age)
    join delivery_attempt at on at.account_id = $1 and at.outcome = 'accepted' and at.provider_id is not null
      and at.started_at > $3::timestamptz - late.age and at.started_at <= $4::timestamptz - late.age
    join message m on m.account_id = at.account_id and m.id = at.message_id and m.channel = late.channel and m.status = 'accepted'
    join sender se on se.account_id = m.account_id and se.id = m.sender_id and se.channel_id = $2
    where not exists (select from call c where c.account_id = at.account_id and c.attempt_id = at.id and c.ended_at is not null)
    order by at.started_at + late.age limit ${AT_ONCE}`,
};

/** Where nobody has asked yet, a day is made up for. */
const READ_ASKED_UNTIL: Statement = {
  name: 'read_reports_asked_until',
  text: `select coalesce(reports_asked_until, clock_timestamp() - interval '1 day')::text as asked_until, clock_timestamp()::text as now
    from provider_import where account_id = $1 and channel_id = $2`,
};

const NOTE_ASKED_UNTIL: Statement = {
  name: 'note_reports_asked_until',
  text: `update provider_import set reports_asked_until = greatest(reports_asked_until, $3::timestamptz) where account_id = $1 and channel_id = $2`,
};

interface LateReport {
  readonly attempt_id: string;
  readonly provider_id: string;
  readonly channel: 'sms' | 'call';
  /** When it came to the age at which it is asked for. */
  readonly due: string;
}

export interface LateReportsRequest extends TransactionRequest {
  readonly channel_id: string;
  readonly channel: AskedChannel;
}

/**
 * Asks the provider for the ends that no callback brought, each a few times at growing ages, and takes the answer in as the
 * callback would have been. How far it came is one moment for the channel: a round that fails is done again, and what a
 * worker missed while it was down is made up for.
 */
export async function askLateReports(request: LateReportsRequest): Promise<{ readonly nudge: readonly SequenceRef[] }> {
  const { account_id, channel_id } = request;
  const key = [account_id, channel_id];
  const found = await inTransaction(request, async (transaction) => {
    const [asked] = await transaction.read<{ asked_until: string; now: string }>(READ_ASKED_UNTIL, key);
    if (asked === undefined) return null;
    const late = await transaction.read<LateReport>(READ_LATE, [...key, asked.asked_until, asked.now]);
    return { late, until: late.length === AT_ONCE ? (late.at(-1)?.due ?? asked.now) : asked.now };
  });
  if (found === null) return { nudge: [] };
  const nudge: SequenceRef[] = [];
  // One that came to two ages meanwhile is asked for once.
  const attempts = new Map(found.late.map((late) => [late.attempt_id, late]));
  for (const late of attempts.values()) {
    const { attempt_id, channel, provider_id } = late;
    const report = await fetchReport({ ...request.channel.twilio, channel, provider_id });
    nudge.push(...(await takeReport({ pool: request.pool, account_id, attempt_id, provider_id, report })));
  }
  await inTransaction(request, async (transaction) => {
    transaction.write(NOTE_ASKED_UNTIL, [...key, found.until]);
  });
  return { nudge };
}
