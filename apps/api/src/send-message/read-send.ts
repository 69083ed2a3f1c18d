import type { Instant } from '@kept/rules/instant';
import type { Statement, Transaction } from '@kept/sequences/transaction';

/** What a request to send refers to, as it stands in the account. */
export interface SendContext {
  readonly now: Instant;
  readonly country: string;
  readonly time_zone: string;
  /** Null: the account is not limited. */
  readonly balance: number | null;
}

export interface StoredTemplate {
  readonly channel: 'sms' | 'email' | 'call';
  readonly content: unknown;
  readonly translations: Readonly<Record<string, unknown>>;
}

const READ_CONTEXT: Statement = {
  name: 'read_context_of_send',
  text: `select clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now, a.country, a.time_zone, cb.balance
    from account a left join credit_balance cb on cb.account_id = a.id where a.id = $1`,
};

const READ_TEMPLATE: Statement = {
  name: 'read_template_of_send',
  text: `select channel, content, translations from template where account_id = $1 and id = $2 and archived_at is null`,
};

const READ_EVENT: Statement = {
  name: 'read_event_of_send',
  text: `select array(select p.id from participant p where p.account_id = ap.account_id and p.appointment_id = ap.id
      and p.removed_at is null order by p.position, p.id) as participant_ids
    from appointment ap where ap.account_id = $1 and ap.id = $2 and ap.deleted_at is null`,
};

const READ_PARTICIPANT: Statement = {
  name: 'read_participant_of_send',
  text: `select p.id from participant p join appointment ap on ap.account_id = p.account_id and ap.id = p.appointment_id
    where p.account_id = $1 and p.id = $2 and p.removed_at is null and ap.deleted_at is null`,
};

const READ_FILES: Statement = {
  name: 'read_files_of_send',
  text: `select id, kind from attachment where account_id = $1 and id = any($2::uuid[])`,
};

export interface NamedFile {
  readonly id: string;
  readonly kind: 'image' | 'audio' | 'document';
}

interface Names {
  readonly account_id: string;
  readonly template_id: string | null;
  readonly event_id: string | null;
  readonly participant_id: string | null;
  readonly attachments: readonly string[];
}

/** Reads all of it at once; what is another account's is not there. */
export async function readSend(transaction: Transaction, names: Names) {
  const { account_id, template_id, event_id, participant_id, attachments } = names;
  const [[context], [template], [event], [participant], files] = await Promise.all([
    transaction.read<SendContext>(READ_CONTEXT, [account_id]),
    transaction.read<StoredTemplate>(READ_TEMPLATE, [account_id, template_id]),
    transaction.read<{ participant_ids: readonly string[] }>(READ_EVENT, [account_id, event_id]),
    transaction.read<{ id: string }>(READ_PARTICIPANT, [account_id, participant_id]),
    transaction.read<NamedFile>(READ_FILES, [account_id, attachments]),
  ]);
  if (context === undefined) throw new Error('the account of this request is gone');
  return { context, template, event, participant, files };
}
