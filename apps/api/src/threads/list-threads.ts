import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '@kept/sequences/transaction';
import { planForLists } from '../appointments/plan-for-lists.ts';
import { searchWords } from '../appointments/search-words.ts';
import { momentCursor, type MomentCursor } from '../http/moment-cursor.ts';
import { readPeople } from './read-people.ts';
import type { InboxThreadList, ListThreads, ThreadFolder } from './threads.schema.ts';

/** Beyond it the list says "more than a thousand": counting takes longer than reading. */
const MOST_COUNTED = 1_001;

/** Words of fewer threads than this are looked up first; else the folder is gone through in its order. */
const FEW = 2_000;

/** Sorts after every character there is, so that a word and it enclose all that the word begins. */
const LAST = String.fromCodePoint(0x10ffff);

/** What puts a thread into a folder, `$2` being who asks; each is the condition of an index, word for word. */
const FOLDERS: Readonly<Record<ThreadFolder, (thread: string) => string>> = {
  open: (t) => `${t}.last_inbound_at is not null and ${t}.archived_at is null`,
  mine: (t) => `${t}.assigned_user_id = $2 and ${t}.last_inbound_at is not null and ${t}.archived_at is null`,
  unread: (t) => `${t}.unread > 0`,
  archived: (t) => `${t}.last_inbound_at is not null and ${t}.archived_at is not null`,
  all: (t) => `${t}.last_inbound_at is not null`,
};

/** Who has one conversation in the inbox is in the inbox, whatever of theirs was put away. */
const HAS_OPEN = `exists (select from thread open where open.account_id = $1 and open.person_id = t.person_id
  and open.last_inbound_at is not null and open.archived_at is null)`;

interface Found {
  readonly id: string;
  readonly thread_id: string;
  readonly at: string;
}

export interface ListThreadsRequest extends TransactionRequest {
  /** Who asks. */
  readonly user_id: string;
  readonly query: Omit<ListThreads, 'cursor'>;
  /** Null: from the newest. */
  readonly after: MomentCursor | null;
}

/** A page of the people in a folder, who wrote last first. Pages are found by key: none shifts while replies come. */
export async function listThreads(request: ListThreadsRequest): Promise<InboxThreadList> {
  const { account_id, query, after } = request;
  return inTransaction(request, async (transaction) => {
    const words = await searchWords(transaction, query.q);
    if (words?.length === 0) return { threads: [], next_cursor: null, total: 0 };
    planForLists(transaction, { filtered: words !== null });
    const search = await searchOf(transaction, { account_id, words: words ?? [] });
    const [found, counted] = await Promise.all([
      findPage(transaction, { request, search }),
      after === null && search.walked.length === 0 ? countFolder(transaction, { request, search }) : null,
    ]);
    const page = found.slice(0, query.limit);
    const last = found.length > query.limit ? page.at(-1) : undefined;
    return {
      threads: [...(await readPeople(transaction, { account_id, ids: page.map(({ id }) => id) }))],
      next_cursor: last === undefined ? null : momentCursor.format({ at: last.at, id: last.thread_id }),
      total: counted,
    };
  });
}

/** Each word with the spellings that will do. */
type Words = readonly (readonly string[])[];

interface Search {
  /** The rarest word, if it is rare: its people are looked up. */
  readonly sought: readonly string[] | null;
  /** The others are asked of each person. */
  readonly walked: Words;
}

const range = (word: string): readonly [string, string] => [word, `${word}${LAST}`];

async function searchOf(
  transaction: Transaction,
  { account_id, words }: { readonly account_id: string; readonly words: Words },
): Promise<Search> {
  if (words.length === 0) return { sought: null, walked: [] };
  const counts = await Promise.all(
    words.map(async (spellings) => {
      const rows = await Promise.all(
        spellings.map((word) =>
          transaction.read<{ n: number }>(
            {
              name: 'count_threads_of_word',
              text: `select count(*)::int as n from (select from thread_word w
                where w.account_id = $1 and w.word >= $2 and w.word < $3 limit ${FEW}) found`,
            },
            [account_id, ...range(word)],
          ),
        ),
      );
      return rows.reduce((sum, [row]) => sum + (row?.n ?? 0), 0);
    }),
  );
  const least = Math.min(...counts);
  const rarest = counts.indexOf(least);
  const sought = least < FEW ? (words[rarest] ?? null) : null;
  return { sought, walked: sought === null ? words : words.filter((_word, index) => index !== rarest) };
}

interface Asked {
  readonly request: ListThreadsRequest;
  readonly search: Search;
}

async function findPage(transaction: Transaction, { request, search }: Asked): Promise<readonly Found[]> {
  const { account_id, user_id, query, after } = request;
  const values: unknown[] = [account_id, user_id, after?.at ?? null, after?.id ?? null, query.limit + 1];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const text = `${soughtSql(search, bind)} select t.person_id as id, t.id as thread_id,
      to_char(t.last_inbound_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from ${search.sought === null ? 'thread t' : 'sought join thread t on t.account_id = $1 and t.person_id = sought.id'}
    where t.account_id = $1 and ${belongs(query.folder)} and ($2::uuid is null or true)
      and ($3::timestamptz is null or (t.last_inbound_at, t.id) < ($3::timestamptz, $4::uuid))
      ${search.walked.map((spellings) => `and ${saidSql(spellings, bind)}`).join(' ')}
    order by t.last_inbound_at desc, t.id desc limit $5`;
  return await transaction.read<Found>({ name: statementName(query.folder, search), text }, values);
}

async function countFolder(transaction: Transaction, { request, search }: Asked): Promise<number> {
  const { account_id, user_id, query } = request;
  const values: unknown[] = [account_id, user_id];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const text = `${soughtSql(search, bind)} select count(*)::int as n from (select
    from ${search.sought === null ? 'thread t' : 'sought join thread t on t.account_id = $1 and t.person_id = sought.id'}
    where t.account_id = $1 and ${belongs(query.folder)} and ($2::uuid is null or true) limit ${MOST_COUNTED}) found`;
  const [row] = await transaction.read<{ n: number }>(
    { name: `count_${statementName(query.folder, search)}`, text },
    values,
  );
  return row?.n ?? 0;
}

/** In the folder, and of the person's threads in it the one that was written to last: each person is listed once. */
function belongs(folder: ThreadFolder): string {
  const inFolder = FOLDERS[folder];
  return `${inFolder('t')} and not exists (select from thread newer where newer.account_id = $1
      and newer.person_id = t.person_id and ${inFolder('newer')}
      and (newer.last_inbound_at, newer.id) > (t.last_inbound_at, t.id))${folder === 'archived' ? ` and not ${HAS_OPEN}` : ''}`;
}

type Bind = (value: unknown) => string;

function wordSql(spellings: readonly string[], bind: Bind): string {
  const ranges = spellings.map((word) => {
    const [from, to] = range(word);
    return `(w.word >= ${bind(from)} and w.word < ${bind(to)})`;
  });
  return `(${ranges.join(' or ')})`;
}

function soughtSql({ sought }: Search, bind: Bind): string {
  if (sought === null) return '';
  return `with sought as materialized (select distinct o.person_id as id from thread_word w
    join thread o on o.account_id = $1 and o.id = w.thread_id
    where w.account_id = $1 and ${wordSql(sought, bind)})`;
}

function saidSql(spellings: readonly string[], bind: Bind): string {
  return `exists (select from thread o join thread_word w on w.account_id = $1 and w.thread_id = o.id
    and w.kind in ('who', 'said') and ${wordSql(spellings, bind)}
    where o.account_id = $1 and o.person_id = t.person_id)`;
}

/** One name, one text: it says what the text depends on. */
function statementName(folder: ThreadFolder, { sought, walked }: Search): Statement['name'] {
  return `list_threads_${folder}_${sought?.length ?? 0}_${walked.map((spellings) => spellings.length).join('_')}`;
}
