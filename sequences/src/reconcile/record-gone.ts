import { uuidv7 } from 'uuidv7';
import { goneMessageNotification } from '@kept/content/gone-message-notification';
import type { Channel } from '@kept/rules/facts';
import type { Instant } from '@kept/rules/instant';
import type { AccountSettings } from '../load-sequence.ts';
import { tellStaff } from '../notifications/tell-staff.ts';
import type { StaffNotice } from '../notifications/write-staff-notice.ts';
import { INSERT_CALLBACK } from '../record-callback.ts';
import { readSequenceRefs } from '../read-sequence-refs.ts';
import type { SequenceRef } from '../sequence-ref.ts';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '../transaction.ts';

/** Notices to staff are left: nothing waits for what becomes of them. */
const LOCK: Statement = {
  name: 'lock_message_gone_at_provider',
  text: `select m.id, exists (select from delivery_callback c
        where c.account_id = at.account_id and c.attempt_id = at.id and c.status = 'gone') as known
    from delivery_attempt at join message m on m.account_id = at.account_id and m.id = at.message_id
    where at.account_id = $1 and at.id = $2 and m.status = 'accepted' and m.kind <> 'notification' for no key update of m`,
};

const MARK: Statement = {
  name: 'mark_message_gone_at_provider',
  text: `update message set status = 'unknown', status_reason = 'provider_lost_it', updated_at = now()
    where account_id = $1 and status = 'accepted' and (id = $2 or sent_with_id = $2)`,
};

/** Of a broadcast its own page tells. */
const READ_CONCERNED: Statement = {
  name: 'read_concerned_by_gone_message',
  text: `select m.id, m.channel, m.thread_id, m.sequence_id, m.appointment_id, m.participant_id, m.life,
      coalesce(p.name, c.name, m.to_address) as "to", cal.owner_user_id, a.settings,
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now
    from message m join account a on a.id = m.account_id
    left join participant p on p.account_id = m.account_id and p.id = m.participant_id
    left join appointment ap on ap.account_id = m.account_id and ap.id = m.appointment_id
    left join calendar cal on cal.account_id = ap.account_id and cal.id = ap.calendar_id
    left join thread t on t.account_id = m.account_id and t.id = m.thread_id
    left join contact c on c.account_id = t.account_id and c.id = t.contact_id
    where m.account_id = $1 and (m.id = $2 or m.sent_with_id = $2) and m.broadcast_id is null`,
};

interface Concerned {
  readonly id: string;
  readonly channel: Channel;
  readonly thread_id: string | null;
  readonly sequence_id: string | null;
  readonly appointment_id: string | null;
  readonly participant_id: string | null;
  readonly life: number | null;
  readonly to: string;
  readonly owner_user_id: string | null;
  readonly settings: AccountSettings;
  readonly now: Instant;
}

export interface GoneTry extends TransactionRequest {
  readonly attempt_id: string;
  readonly provider_id: string;
}

/**
 * The provider took a try and has no record of it any more: no end will ever come, so the message is unknown, staff are told
 * and settle it. Once a try: whoever then says that it arrived is not asked again. A callback that comes after all still counts.
 * Answers whose workflows are to look: theirs are the notices.
 */
export async function recordGone(request: GoneTry): Promise<readonly SequenceRef[]> {
  const { account_id, attempt_id, provider_id } = request;
  return await inTransaction(request, async (transaction) => {
    const [message] = await transaction.read<{ id: string; known: boolean }>(LOCK, [account_id, attempt_id]);
    if (message === undefined || message.known) return [];
    transaction.write(INSERT_CALLBACK, [uuidv7(), account_id, attempt_id, message.id, provider_id, 'gone', null]);
    transaction.write(MARK, [account_id, message.id]);
    const all = await transaction.read<Concerned>(READ_CONCERNED, [account_id, message.id]);
    for (const concerned of all) await tell(transaction, { account_id, attempt_id, concerned });
    const ids = all.map(({ sequence_id }) => sequence_id).filter((id) => id !== null);
    return await readSequenceRefs(transaction, { account_id, ids });
  });
}

interface Telling extends Pick<GoneTry, 'account_id' | 'attempt_id'> {
  readonly concerned: Concerned;
}

async function tell(transaction: Transaction, { account_id, attempt_id, concerned }: Telling): Promise<void> {
  const { id, channel, to, settings, owner_user_id, now } = concerned;
  await tellStaff(transaction, {
    account_id,
    rules: settings.notifications,
    owner_user_id,
    once_key: `gone/${attempt_id}/${id}`,
    reason: 'outcome_unknown',
    ...goneMessageNotification({ to, channel }),
    who: to,
    reply: null,
    at: now,
    about: placeOf(concerned),
  });
}

function placeOf({ sequence_id, appointment_id, participant_id, life, thread_id }: Concerned): StaffNotice['about'] {
  if (participant_id === null) return thread_id === null ? {} : { about_thread_id: thread_id };
  return {
    participant_id,
    ...(appointment_id === null ? {} : { appointment_id }),
    ...(sequence_id === null ? {} : { sequence_id }),
    ...(life === null ? {} : { life }),
  };
}
