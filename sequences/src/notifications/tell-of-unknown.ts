import { formatTime } from '@kept/content/format-time';
import { unknownMessagesNotification, type UnknownMessage } from '@kept/content/unknown-messages-notification';
import type { Channel } from '@kept/rules/facts';
import type { Instant } from '@kept/rules/instant';
import type { AccountSettings } from '../load-sequence.ts';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '../transaction.ts';
import { keyOf, reachedBy, type Reached } from './reached-by.ts';
import { readStaff } from './read-staff.ts';
import { writeStaffNotice, type StaffNotice } from './write-staff-notice.ts';

/**
 * So long others are waited for: whatever went wrong rarely hits one message alone, and meanwhile most are found in the
 * provider's list. In real time, as `APART`.
 */
const GATHERED = '1 minute';
/** Between two tellings, however long the provider is away. */
const APART = '5 minutes';

/** Told ones are left for so long, since the newest says when to tell again. */
const LEFT_FOR = '1 hour';

const LOCK: Statement = {
  name: 'lock_unknown_notices',
  text: `select pg_advisory_xact_lock(hashtextextended('unknown notices ' || $1, 0))`,
};

/** What became known meanwhile is told to nobody. */
const FORGET: Statement = {
  name: 'forget_unknown_notices',
  text: `delete from unknown_notice u where u.account_id = $1 and (u.told_at < now() - $2::interval
    or u.told_at is null and not exists (select from message m where m.account_id = u.account_id and m.id = u.message_id
      and m.status = 'unknown'))`,
};

const READ: Statement = {
  name: 'read_untold_unknown_messages',
  text: `select m.id, m.channel, m.status_reason = 'provider_lost_it' as is_lost, m.thread_id, m.appointment_id,
      m.participant_id, coalesce(p.name, c.name, m.to_address) as "to", cal.owner_user_id, ap.title, ap.start_at,
      ap.time_zone, a.locale, a.settings, clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now
    from unknown_notice u
    join message m on m.account_id = u.account_id and m.id = u.message_id
    join account a on a.id = m.account_id
    left join participant p on p.account_id = m.account_id and p.id = m.participant_id
    left join appointment ap on ap.account_id = m.account_id and ap.id = m.appointment_id
    left join calendar cal on cal.account_id = ap.account_id and cal.id = ap.calendar_id
    left join thread t on t.account_id = m.account_id and t.id = m.thread_id
    left join contact c on c.account_id = t.account_id and c.id = t.contact_id
    where u.account_id = $1 and u.told_at is null and not exists (select from unknown_notice told
      where told.account_id = $1 and told.told_at > clock_timestamp() - $2::interval)
    order by u.noted_at, m.id`,
};

const TOLD: Statement = {
  name: 'note_told_unknown_messages',
  text: `update unknown_notice set told_at = now() where account_id = $1 and message_id = any($2::uuid[])`,
};

interface Row {
  readonly id: string;
  readonly channel: Channel;
  readonly is_lost: boolean | null;
  readonly thread_id: string | null;
  readonly appointment_id: string | null;
  readonly participant_id: string | null;
  readonly to: string;
  /** Of the calendar of its appointment. */
  readonly owner_user_id: string | null;
  readonly title: string | null;
  readonly start_at: Instant | null;
  readonly time_zone: string | null;
  readonly locale: string;
  readonly settings: AccountSettings;
  readonly now: Instant;
}

/** The accounts in which somebody is to be told now. */
export async function readAccountsToTellOfUnknown({
  pool,
  limit,
}: Pick<TransactionRequest, 'pool'> & { readonly limit: number }): Promise<readonly string[]> {
  const { rows } = await pool.query<{ account_id: string }>(
    'select account_id from kept_system.accounts_with_untold_unknowns($1, $2, $3)',
    [GATHERED, APART, limit],
  );
  return rows.map(({ account_id }) => account_id);
}

/**
 * Tells staff of the messages of which nobody knows whether they arrived: each person once of all that they are to hear
 * of, and not again for some minutes.
 */
export async function tellOfUnknown(request: TransactionRequest): Promise<void> {
  const { account_id } = request;
  await inTransaction(request, async (transaction) => {
    transaction.write(LOCK, [account_id]);
    transaction.write(FORGET, [account_id, LEFT_FOR]);
    const rows = await transaction.read<Row>(READ, [account_id, APART]);
    if (rows.length === 0) return;
    transaction.write(TOLD, [account_id, rows.map(({ id }) => id)]);
    await tell(transaction, { account_id, rows });
  });
}

interface Untold {
  readonly account_id: string;
  readonly rows: readonly Row[];
}

async function tell(transaction: Transaction, { account_id, rows }: Untold): Promise<void> {
  const { people: staff, senders } = await readStaff(transaction, account_id);
  const hearing = new Map<string, { readonly reached: Reached; readonly rows: Row[] }>();
  for (const row of rows) {
    const { owner_user_id, settings } = row;
    for (const reached of reachedBy({ event: 'message_failed', rules: settings.notifications, staff, owner_user_id })) {
      const told = hearing.get(keyOf(reached));
      if (told === undefined) hearing.set(keyOf(reached), { reached, rows: [row] });
      else told.rows.push(row);
    }
  }
  for (const { reached, rows: theirs } of hearing.values()) {
    const [first] = theirs;
    if (first === undefined) continue;
    writeStaffNotice(transaction, {
      account_id,
      once_key: `unknown/${first.id}/${first.now}`,
      reached: [reached],
      reason: 'outcome_unknown',
      ...unknownMessagesNotification(theirs.map(asTold)),
      reply: null,
      at: first.now,
      senders,
      ...(theirs.length === 1
        ? { who: first.to, about: placeOf(first) }
        : { who: null, about: {}, page: '/outbox/failed' }),
    });
  }
}

function asTold({ to, channel, is_lost, title, start_at, time_zone, locale }: Row): UnknownMessage {
  const style = time_zone === null ? null : { locale, time_zone };
  const when = style === null || start_at === null ? null : formatTime(start_at, 'date_and_time_full', style);
  return {
    to,
    channel,
    is_lost: is_lost === true,
    appointment: title === null || when === null ? null : { title, when },
  };
}

function placeOf({ appointment_id, participant_id, thread_id }: Row): StaffNotice['about'] {
  if (participant_id === null) return thread_id === null ? {} : { about_thread_id: thread_id };
  return { participant_id, ...(appointment_id === null ? {} : { appointment_id }) };
}
