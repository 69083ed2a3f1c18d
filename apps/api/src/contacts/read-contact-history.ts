import type { ParticipantState } from '@kept/rules/facts';
import type { WallTime } from '@kept/rules/instant';
import { taggedTitle } from '@kept/rules/title-tag';
import { CALL_COLUMN } from '@kept/sequences/journal/call-progress';
import { inTransaction, type Statement, type TransactionRequest } from '@kept/sequences/transaction';
import {
  contentOpener,
  SEALED_COLUMNS,
  type OpenContent,
  type SealedColumns,
} from '@kept/sequences/secure/content-opener';
import { MAIL_OPENED_COLUMN } from '@kept/sequences/secure/mail-opened-column';
import { shownToStaff } from '@kept/sequences/secure/shown-to-staff';
import type { Vault } from '@kept/sequences/secure/vault';
import { notFound } from '../problems/not-found.ts';
import { isoWithOffset } from '@kept/sequences/events/iso-with-offset';
import type { ContactHistory } from './contact-history.schema.ts';

type Appointment = Omit<ContactHistory['appointments'][number], 'start_time'> & {
  readonly start_local: WallTime;
  readonly states: readonly ParticipantState[];
};

type Message = Omit<ContactHistory['messages'][number], 'appointment' | 'secure'> &
  SealedColumns & {
    readonly sent_securely: boolean;
    readonly appointment_id: string | null;
    readonly appointment_title: string | null;
  };

const CONTACT: Statement = {
  name: 'find_contact_of_history',
  text: 'select id from contact where account_id = $1 and id = $2 and deleted_at is null',
};

const APPOINTMENTS: Statement = {
  name: 'read_appointments_of_contact',
  text: `select ap.id, ap.title, ap.start_local, ap.time_zone, ap.all_day, ap.status,
      array(select o.state from participant o
        where o.account_id = ap.account_id and o.appointment_id = ap.id and o.removed_at is null) as states
    from appointment ap
    where ap.account_id = $1 and ap.deleted_at is null and ap.id = any(array(
      select p.appointment_id from participant p
      where p.account_id = $1 and p.contact_id = $2 and p.removed_at is null))
    order by ap.start_at desc limit 50`,
};

/** What was taken back was never said; what went out with another was said once. */
const MESSAGES: Statement = {
  name: 'read_messages_of_contact',
  text: `select m.id, m.direction, m.channel, m.status, ${CALL_COLUMN}, m.subject, m.body,
      coalesce(m.sent_at, m.due_at) as at, m.sent_securely, m.id as message_id, ${SEALED_COLUMNS}, ${MAIL_OPENED_COLUMN},
      ap.id as appointment_id, ap.title as appointment_title
    from thread t
    cross join lateral (
      select * from message page where page.account_id = t.account_id and page.thread_id = t.id
        and page.status <> 'skipped' and page.sent_with_id is null
      order by page.id desc limit 100) m
    left join secure_content sc on sc.account_id = m.account_id and sc.message_id = m.id
    left join appointment ap on ap.account_id = m.account_id and ap.id = m.appointment_id and ap.deleted_at is null
    where t.account_id = $1 and t.contact_id = $2
    order by m.id desc limit 100`,
};

/** What happened with somebody: their appointments and all that was said, on any channel. */
export async function readContactHistory(
  request: TransactionRequest & { readonly id: string; readonly vault: Vault },
): Promise<ContactHistory> {
  const key = [request.account_id, request.id];
  return inTransaction(request, async (transaction) => {
    const [found, appointments, messages] = await Promise.all([
      transaction.read<{ readonly id: string }>(CONTACT, key),
      transaction.read<Appointment>(APPOINTMENTS, key),
      transaction.read<Message>(MESSAGES, key),
    ]);
    if (found.length === 0) throw notFound('contact');
    const open = await contentOpener(transaction, { ...request, rows: messages });
    return {
      appointments: appointments.map(({ start_local, states, title, ...rest }) => ({
        ...rest,
        title: taggedTitle(title, states),
        start_time: isoWithOffset(start_local, rest.time_zone),
      })),
      messages: messages.map((row) => shownMessage(row, open)),
    };
  });
}

function shownMessage(row: Message, open: OpenContent): ContactHistory['messages'][number] {
  const { id, direction, channel, status, call, at, mail_opened_at, appointment_id, appointment_title } = row;
  const { subject, body, secure } = shownToStaff(row, open);
  return {
    id,
    direction,
    channel,
    status,
    call,
    subject,
    body,
    secure: secure === 'shown' || secure === 'deleted' ? secure : null,
    mail_opened_at,
    at,
    appointment: appointment_id === null ? null : { id: appointment_id, title: appointment_title ?? '' },
  };
}
