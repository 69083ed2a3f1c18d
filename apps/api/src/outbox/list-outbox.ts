import { explainFailure } from '@kept/rules/explain-failure';
import { explainSkip } from '@kept/rules/explain-skip';
import { TRIED_ANEW } from '@kept/sequences/broadcasts/tried-anew';
import { quietEnd, type TimedRow } from '@kept/sequences/claim-row';
import { CALL_COLUMN } from '@kept/sequences/journal/call-progress';
import { explainHeldMessage } from '@kept/sequences/journal/explain-held-message';
import { rescuesOf } from '@kept/sequences/journal/read-thread-page';
import { inTransaction, type Transaction, type TransactionRequest } from '@kept/sequences/transaction';
import { planForLists } from '../appointments/plan-for-lists.ts';
import { searchWords } from '../appointments/search-words.ts';
import { momentCursor, type MomentCursor } from '../http/moment-cursor.ts';
import type { ListOutbox, Outbox, SentMessage } from './outbox.schema.ts';

/** Sorts after every character there is, so that a word and it enclose all that the word begins. */
const LAST = String.fromCodePoint(0x10ffff);

/** A search looks at the messages of so many people and appointments, the newest first. */
const MOST_SOUGHT = 500;

/** Longest beginning of a message that a list shows. */
const PREVIEW = 200;

/** Each begins with the condition of an index, word for word. Notices to staff are shown where they failed: silence would hide it. */
const FOLDERS: Readonly<Record<ListOutbox['folder'], string>> = {
  all: `m.direction = 'out' and m.kind <> 'notification' and m.status <> 'skipped' and m.sent_with_id is null`,
  scheduled: `m.status = 'due' and m.direction = 'out' and m.kind <> 'notification'`,
  failed: `m.direction = 'out' and m.status in ('failed', 'unknown', 'held') and m.sent_with_id is null
    and not ${TRIED_ANEW}`,
  other: `m.direction = 'out' and m.kind <> 'notification' and m.appointment_id is null and m.status <> 'skipped'`,
};

export interface ListOutboxRequest extends TransactionRequest {
  readonly query: Omit<ListOutbox, 'cursor'>;
  /** Null: from the beginning. */
  readonly after: MomentCursor | null;
}

type Row = Omit<SentMessage, 'actions' | 'why' | 'leaves_at'> &
  Omit<TimedRow, 'channel'> & {
    readonly due: string;
    readonly put_off_from: string | null;
    readonly tried_anew: boolean;
  };

/** A page of what was and will be sent: the newest first, of what is scheduled the next first. */
export async function listOutbox(request: ListOutboxRequest): Promise<Outbox> {
  const { query } = request;
  return inTransaction(request, async (transaction) => {
    const words = await searchWords(transaction, query.q);
    if (words?.length === 0) return { messages: [], total: null, next_cursor: null };
    planForLists(transaction, { filtered: words !== null });
    const is_first = words === null && request.after === null;
    const [rows, total] = await Promise.all([
      readPage(transaction, { request, words }),
      is_first ? countFolder(transaction, request) : null,
    ]);
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return {
      messages: page.map(({ due: _due, tried_anew, ...row }) => {
        const { message, leaves_at } = timed(row);
        return {
          ...message,
          leaves_at,
          why: whyOf(message),
          actions: [...rescuesOf({ ...message, direction: 'out', tried_anew })],
        };
      }),
      total,
      next_cursor: last === undefined ? null : momentCursor.format({ at: last.due, id: last.id }),
    };
  });
}

/** A message of the list, and when quiet hours let it go if it waits for that. */
function timed({
  due_at,
  put_off_from,
  obeys_quiet_hours,
  client_time_zone,
  time_zone,
  settings,
  now,
  ...message
}: Omit<Row, 'due' | 'tried_anew'>) {
  const { channel, status } = message;
  const row = { due_at, obeys_quiet_hours, client_time_zone, time_zone, settings, now, channel };
  if (status !== 'due') return { message, leaves_at: null };
  return { message, leaves_at: quietEnd(row) ?? (put_off_from === null ? null : due_at) };
}

/** Counting stops where nobody reads on. */
async function countFolder(
  transaction: Transaction,
  { account_id, query: { folder } }: ListOutboxRequest,
): Promise<number> {
  const [counted] = await transaction.read<{ readonly total: number }>(
    {
      name: `count_outbox_${folder}`,
      text: `select count(*)::int as total
        from (select from message m where m.account_id = $1 and ${FOLDERS[folder]} limit 1001) found`,
    },
    [account_id],
  );
  return counted?.total ?? 0;
}

async function readPage(
  transaction: Transaction,
  { request, words }: { readonly request: ListOutboxRequest; readonly words: readonly (readonly string[])[] | null },
): Promise<Row[]> {
  const { account_id, query, after } = request;
  const { folder, limit } = query;
  const values: unknown[] = [account_id, after?.at ?? null, after?.id ?? null, limit + 1];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const forward = folder === 'scheduled';
  const order = forward ? 'm.due_at, m.id' : 'm.id desc';
  const beyond = forward
    ? '($3::uuid is null or (m.due_at, m.id) > ($2::timestamptz, $3::uuid))'
    : '($3::uuid is null or m.id < $3::uuid) and ($2::timestamptz is null or true)';
  const wanted = `m.account_id = $1 and ${FOLDERS[folder]} and ${beyond}`;
  const source =
    words === null
      ? `(select m.* from message m where ${wanted} order by ${order} limit $4)`
      : soughtSql({ words, bind, wanted, order });
  const text = `select m.id, m.kind, m.channel, m.status, m.status_reason, m.to_address, m.subject,
      left(m.body, ${PREVIEW}) as body,
      (select count(*)::int from message_attachment f where f.account_id = $1 and f.message_id = m.id) as files,
      coalesce(m.sent_at, m.put_off_from, m.due_at) as at, m.put_off_from, to_char(m.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as due,
      m.sent_securely, ${CALL_COLUMN},
      t.person_id, coalesce(c.name, p.name) as name, u.name as written_by, m.broadcast_id, ${TRIED_ANEW} as tried_anew,
      ap.id as appointment_id, ap.title as appointment_title,
      m.due_at, m.obeys_quiet_hours, m.client_time_zone, ap.time_zone, a.settings, a.now
    from ${source} m
    cross join (select settings, clock_timestamp() + clock_offset_ms * interval '1 millisecond' as now
      from account where id = $1) a
    left join thread t on t.account_id = $1 and t.id = m.thread_id
    left join contact c on c.account_id = $1 and c.id = t.contact_id
    left join participant p on p.account_id = $1 and p.id = m.participant_id
    left join "user" u on u.account_id = $1 and u.id = m.written_by_user_id
    left join appointment ap on ap.account_id = $1 and ap.id = m.appointment_id and ap.deleted_at is null
    order by ${order} limit $4`;
  return await transaction.read<Row>({ name: nameOf(folder, words), text }, values);
}

interface Sought {
  readonly words: readonly (readonly string[])[];
  readonly bind: (value: unknown) => string;
  readonly wanted: string;
  readonly order: string;
}

/** Messages of the people and of the appointments that all the words find, a page's worth of each. */
function soughtSql({ words, bind, wanted, order }: Sought): string {
  const ranges = words.map((spellings) =>
    spellings.map((word) => `(w.word >= ${bind(word)} and w.word < ${bind(`${word}${LAST}`)})`).join(' or '),
  );
  const all = (table: string, id: string, more: string): string =>
    ranges
      .map((range) => `(select w.${id} from ${table} w where w.account_id = $1 and ${more} (${range}))`)
      .join(' intersect ');
  return `(select distinct on (found.id) found.* from (
      select of_thread.* from (${all('thread_word', 'thread_id', "w.kind = 'who' and")} limit ${MOST_SOUGHT}) sought
      cross join lateral (select m.* from message m where m.thread_id = sought.thread_id and ${wanted}
        order by ${order} limit $4) of_thread
      union all
      select of_appointment.* from (select a.appointment_id
        from (${all('appointment_word', 'appointment_id', '')}) a order by a.appointment_id desc limit ${MOST_SOUGHT}) sought
      cross join lateral (select m.* from message m where m.appointment_id = sought.appointment_id and ${wanted}
        order by ${order} limit $4) of_appointment) found order by found.id)`;
}

/** One name, one text: it says what the text depends on. */
function nameOf(folder: string, words: readonly (readonly string[])[] | null): string {
  return `list_outbox_${folder}_${words === null ? 'whole' : words.map((spellings) => spellings.length).join('_')}`;
}

function whyOf({ status, status_reason }: Pick<SentMessage, 'status' | 'status_reason'>): string | null {
  if (status_reason === null) return null;
  if (status === 'held') return explainHeldMessage(status_reason);
  return status === 'failed' || status === 'unknown' ? explainFailure(status_reason) : explainSkip(status_reason);
}
