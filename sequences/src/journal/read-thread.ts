import type { Channel } from '@kept/rules/facts';
import type { Instant } from '@kept/rules/instant';
import type { DefinitionCache } from '../definition-cache.ts';
import { CALL_COLUMN, type CallProgress } from './call-progress.ts';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '../transaction.ts';

/** A file of a message; one that a client sent is fetched from the provider after the message came. */
export interface ThreadAttachment {
  readonly status: 'stored' | 'waiting' | 'refused';
  /** Null until it is stored. */
  readonly attachment_id: string | null;
  readonly kind: 'image' | 'audio' | 'document' | null;
  readonly file_name: string | null;
  readonly size: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly has_rendition: boolean;
  /** Why it was refused. */
  readonly problem: string | null;
}

/** One message of a conversation. */
export interface ThreadMessage {
  readonly id: string;
  readonly direction: 'out' | 'in';
  readonly channel: Channel;
  readonly kind: string;
  readonly status: string;
  readonly status_reason: string | null;
  readonly subject: string | null;
  readonly body: string;
  /** In their order. */
  readonly attachments: readonly ThreadAttachment[];
  /** Of a call the carrier has told of. */
  readonly call: CallProgress | null;
  /** When it went out, goes out or came in, on the account's clock. */
  readonly at: Instant;
  readonly appointment_id: string | null;
  readonly appointment_title: string | null;
  /** The authored name of the auto message it is or answers. */
  readonly name: string | null;
}

export interface ThreadRequest extends TransactionRequest {
  readonly cache: DefinitionCache;
  readonly participant_id: string;
  /** The last id of the page before; null: from the newest. */
  readonly before: string | null;
  readonly limit: number;
}

/** A page of the whole conversation with a participant's phone and email, newest first. */
export type ThreadResult =
  | { readonly type: 'page'; readonly messages: readonly ThreadMessage[]; readonly more: boolean }
  | { readonly type: 'not_found' };

const PERSON: Statement = {
  name: 'read_person_of_thread',
  text: `select p.id from participant p
    join appointment ap on ap.account_id = p.account_id and ap.id = p.appointment_id and ap.deleted_at is null
    where p.account_id = $1 and p.id = $2`,
};

/** By their addresses, and those of the contact they are: also what was said before a number changed. What was taken back was never said; what went out with another was said once. */
const MESSAGES: Statement = {
  name: 'read_thread',
  text: `with person as (select * from participant where account_id = $1 and id = $2),
    theirs as (
      select 'phone' as type, phone as address from person
      union select 'email', email from person
      union select ca.type, ca.address from person
        join contact_address ca on ca.account_id = person.account_id and ca.contact_id = person.contact_id)
    select m.id, m.direction, m.channel, m.kind, m.status, m.status_reason, m.subject, m.body, ${CALL_COLUMN},
      coalesce((select json_agg(json_build_object('status', f.status, 'attachment_id', f.attachment_id, 'kind', a.kind,
          'file_name', coalesce(a.file_name, f.file_name), 'size', a.size, 'width', a.width, 'height', a.height,
          'has_rendition', a.rendition_sha256 is not null, 'problem', f.problem) order by f.position)
        from message_attachment f left join attachment a on a.account_id = f.account_id and a.id = f.attachment_id
        where f.account_id = $1 and f.message_id = m.id), '[]') as attachments,
      coalesce(m.sent_at, m.due_at) as at, m.auto_message_id, m.revision_id, ap.id as appointment_id, ap.title as appointment_title
    from theirs
    join thread t on t.account_id = $1 and t.type = theirs.type and t.address = theirs.address
    cross join lateral (
      select * from message page where page.account_id = $1 and page.thread_id = t.id
        and page.status <> 'skipped' and page.sent_with_id is null and ($3::uuid is null or page.id < $3::uuid)
      order by page.id desc limit $4) m
    left join appointment ap on ap.account_id = m.account_id and ap.id = m.appointment_id and ap.deleted_at is null
    order by m.id desc limit $4`,
};

type Row = Omit<ThreadMessage, 'name'> & {
  readonly auto_message_id: string | null;
  readonly revision_id: string | null;
};

export async function readThread(request: ThreadRequest): Promise<ThreadResult> {
  const { account_id, participant_id, before, limit } = request;
  return await inTransaction(request, async (transaction) => {
    const [found, rows] = await Promise.all([
      transaction.read<{ id: string }>(PERSON, [account_id, participant_id]),
      transaction.read<Row>(MESSAGES, [account_id, participant_id, before, limit + 1]),
    ]);
    if (found.length === 0) return { type: 'not_found' };
    const page = rows.slice(0, limit);
    const names = await namesIn(transaction, { request, rows: page });
    return {
      type: 'page',
      messages: page.map(({ auto_message_id, revision_id, ...message }) => ({
        ...message,
        name: names.get(`${revision_id} ${auto_message_id}`) ?? null,
      })),
      more: rows.length > limit,
    };
  });
}

/** Authored names by revision and message: a message is called what it was called when it went out. */
async function namesIn(
  transaction: Transaction,
  { request, rows }: { readonly request: ThreadRequest; readonly rows: readonly Row[] },
): Promise<ReadonlyMap<string, string>> {
  const [newest, ...others] = new Set(rows.flatMap(({ revision_id }) => (revision_id === null ? [] : [revision_id])));
  if (newest === undefined) return new Map();
  const { account_id, cache } = request;
  const { by_revision } = await cache.load(transaction, { account_id, newest, others });
  return new Map(
    Object.entries(by_revision).flatMap(([revision_id, { messages }]) =>
      messages.map(({ id, name }) => [`${revision_id} ${id}`, name] as const),
    ),
  );
}
