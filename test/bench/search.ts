import pg from 'pg';
import type { Clinic } from '../harness/clinic.ts';
import { reminder } from '../fixtures/reminder.ts';
import { figureOf, type Figure } from './figure.ts';
import { percentile } from './percentile.ts';
import { serveClinic, type ServedClinic } from './served-clinic.ts';
import { sized } from './sized.ts';

const MESSAGES = sized(1_000_000);
/** Messages of each client, half of them theirs. */
const EACH = 20;
const ROUNDS = 5;
const LOOKS = 60;

/** People who wrote. */
const THREADS = `
  insert into thread (id, account_id, type, address, last_message_at, last_inbound_at)
  select uuidv7(), $1, 'phone', '+1202' || (2000000 + n), now() - n * interval '1 second', now() - n * interval '1 second'
  from generate_series(1, $2::int) n`;

/** What both sides said: words that everybody uses, and as many that hardly anybody does. */
const MESSAGES_SAID = `
  insert into message (id, account_id, direction, kind, channel, status, thread_id, lane, to_address, from_address, body, due_at, sent_at)
  select uuidv7(), $1, case when n % 2 = 0 then 'in' else 'out' end, case when n % 2 = 0 then 'reply' else 'one_time' end,
    'sms', case when n % 2 = 0 then 'received' else 'delivered' end, t.id, 'answer', t.address, t.address,
    (select string_agg(w, ' ') from (
      select (array['appointment', 'late', 'thanks', 'parking', 'morning', 'please', 'cancel', 'tomorrow'])[1 + (random() * 7)::int]
        || case when random() < 0.5 then '' else (random() * 20000 * (n - n + 1))::int::text end as w
      from generate_series(1, 6 + n - n)) words), now(), now()
  from thread t, generate_series(1, $2::int) n where t.account_id = $1`;

/** What the triggers would have written row by row, which takes ten times as long. */
const WORDS = [
  `insert into thread_word (account_id, thread_id, kind, word)
   select t.account_id, t.id, 'who', w from thread t, words_of_thread_owner(t.account_id, t.id) w where t.account_id = $1`,
  `insert into thread_word (account_id, thread_id, kind, word)
   select distinct m.account_id, m.thread_id, 'said', w from message m, search_words(m.body) w where m.account_id = $1`,
];

/**
 * The inbox searched among a million messages by a signed-in user, under row security: a word of many threads, a rare
 * one, two together, a number; against the inbox without a search.
 */
export async function search(): Promise<readonly Figure[]> {
  const served = await serveClinic(reminder);
  try {
    const { clinic, superuser_url } = served;
    await fill(clinic, superuser_url);
    const words = await wordsOf(clinic);
    const plain = async () => await look(served, ['']);
    const rounds = [];
    await look(served, words);
    for (let round = 0; round < ROUNDS; round += 1) {
      const baseline = await plain();
      rounds.push({ value: await look(served, words), baseline });
    }
    return [
      figureOf({
        ...{ id: 'search', unit: `ms p95 among ${MESSAGES}`, goal: 'shown' },
        rounds,
        holds: () => true,
      }),
    ];
  } finally {
    await served.close();
  }
}

async function fill({ account_id }: Clinic, superuser_url: string): Promise<void> {
  const superuser = new pg.Client({ connectionString: superuser_url });
  await superuser.connect();
  await superuser.query('set session_replication_role = replica');
  await superuser.query(THREADS, [account_id, Math.ceil(MESSAGES / EACH)]);
  await superuser.query(MESSAGES_SAID, [account_id, EACH]);
  for (const statement of WORDS) await superuser.query(statement, [account_id]);
  await superuser.query('vacuum analyze');
  await superuser.end();
}

/** What is searched for: words of nearly all, of few and of one, two at a time, a number and the half of one. */
async function wordsOf({ sql, account_id }: Clinic): Promise<readonly string[]> {
  const [row] = await sql<{ few: readonly string[] }>(
    `select array(select word from (select word, count(*) n from thread_word where account_id = $1 and kind = 'said'
       group by word having count(*) between 2 and 200 order by md5(word) limit 5) found) as few`,
    [account_id],
  );
  const few = row?.few ?? [];
  if (few.length < 5) throw new Error('the messages have no rare words');
  return [
    'late',
    'parking',
    'park',
    ...few,
    `late ${few[0]}`,
    'late parking',
    'tomorrow please',
    '+12022000500',
    '2000777',
  ];
}

/** The 95th percentile of searches one after the other, in milliseconds. */
async function look({ url, cookie }: ServedClinic, words: readonly string[]): Promise<number> {
  const waits: number[] = [];
  for (let n = 0; n < LOOKS; n += 1) {
    const q = words[n % words.length] ?? '';
    const began = performance.now();
    const answer = await fetch(`${url}/v1/threads?q=${encodeURIComponent(q)}`, { headers: { cookie } });
    const body = await answer.text();
    waits.push(performance.now() - began);
    if (answer.status !== 200) throw new Error(`the search for "${q}" was answered with ${answer.status}: ${body}`);
  }
  return percentile(waits, 95);
}
