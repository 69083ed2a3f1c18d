import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { createHotPool } from '@kept/persistence/pool';
import type { Definition } from '@kept/rules/document';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { rollPage } from '@kept/sequences/rollout/roll-page';
import { definitionOf, type Clinic } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import { seedAppointments } from '../harness/seed-appointments.ts';
import { figureOf, type Figure, type Round } from './figure.ts';
import { serveClinic, type ServedClinic } from './served-clinic.ts';

const SEQUENCES = 100_000;
/** Two thirds of them lie ahead, and every fifth has two people. */
const APPOINTMENTS = 130_000;
const PAGE = 100;
const ROUNDS = 5;
const PAGES_A_ROUND = SEQUENCES / PAGE / ROUNDS;
/** So many pages of a revision that everybody must hear of at once. */
const URGENT_PAGES = 20;
/** What deciding a page costs the database besides: reading and locking what it is decided by. */
const GOAL = 4;

/** A reminder an hour before, so that when each sequence wakes can be said in SQL. */
function reminding({ minutes, body }: { readonly minutes: number; readonly body: string }): Definition {
  return definitionOf({
    name: 'Standard visit',
    messages: [
      {
        ...{ id: 'msg_reminder', name: 'Reminder', purpose: 'reminder', type: 'sms', content: { body } },
        timing: { anchor: 'start', offset: { minutes: -minutes }, window: 'any' },
      },
    ],
  });
}

const TEXT = 'See you then. Reply 1 to confirm, STOP to opt out.';
const before = reminding({ minutes: 60, body: TEXT });

/**
 * A publish that comes to a hundred thousand running sequences: what the database works for each, beside writing down
 * one lazy input for each and nothing more; and whom it wakes, which is nobody whose next wake did not move earlier.
 */
export async function rollout(): Promise<readonly Figure[]> {
  const served = await serveClinic(before);
  try {
    await fill(served);
    const same = await begin(served.clinic, reminding({ minutes: 60, body: `${TEXT} Bring your card.` }));
    const rounds: Round[] = [];
    let nudged = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const ours = await roll(served, { rollout_id: same, pages: PAGES_A_ROUND });
      nudged += ours.nudged;
      const bare = await databaseMs(served, (pool) => tellBare(pool, { clinic: served.clinic, round }));
      rounds.push({ value: ours.ms / (PAGES_A_ROUND * PAGE), baseline: bare / (PAGES_A_ROUND * PAGE) });
    }
    const earlier = await begin(served.clinic, reminding({ minutes: 120, body: TEXT }));
    const urgent = await roll(served, { rollout_id: earlier, pages: URGENT_PAGES });
    const told = { value: urgent.nudged, baseline: URGENT_PAGES * PAGE };
    return [
      figureOf({
        ...{ id: 'rollout.database', unit: 'ms', goal: `≤ ${GOAL}`, rounds },
        holds: ({ ratio }) => ratio <= GOAL,
      }),
      figureOf({
        ...{ id: 'rollout.nudges', unit: 'of 100,000', goal: '0' },
        rounds: [{ value: nudged, baseline: SEQUENCES }],
        holds: ({ value }) => value === 0,
      }),
      figureOf({
        ...{ id: 'rollout.nudges earlier', unit: `of ${told.baseline}`, goal: '1', rounds: [told] },
        holds: ({ ratio }) => ratio === 1,
      }),
    ];
  } finally {
    await served.close();
  }
}

/** Sequences that run and have looked already: each sleeps until its reminder. */
async function fill({ clinic, superuser_url }: ServedClinic): Promise<void> {
  const superuser = new pg.Client({ connectionString: superuser_url });
  await superuser.connect();
  await seedAppointments({ superuser, account_id: clinic.account_id, count: APPOINTMENTS });
  const { rowCount } = await superuser.query(
    `update sequence s set finished = false, created_at = now() - interval '1 day',
       wake_at = a.start_at - interval '60 minutes'
     from appointment a where a.id = s.appointment_id and a.status = 'scheduled' and s.id in (
       select s.id from sequence s join appointment a on a.id = s.appointment_id
       where s.account_id = $1 and a.status = 'scheduled' and a.start_at > now() + interval '1 day'
       order by s.id limit ${SEQUENCES})`,
    [clinic.account_id],
  );
  if (rowCount !== SEQUENCES) throw new Error(`${rowCount} sequences run, not ${SEQUENCES}`);
  await superuser.query('vacuum analyze');
  await superuser.end();
}

/** Publishes as the API does; answers the rollout. */
async function begin({ account_id, schedule_id, sql }: Clinic, definition: Definition): Promise<string> {
  const [revision_id, rollout_id] = [uuidv7(), uuidv7()];
  await sql(
    `insert into schedule_revision (id, account_id, schedule_id, number, status, definition, etag, published_at)
     select $1, $2, $3, max(number) + 1, 'published', $4, '1', now() from schedule_revision where schedule_id = $3`,
    [revision_id, account_id, schedule_id, JSON.stringify(definition)],
  );
  await sql('update message_schedule set published_revision_id = $1 where id = $2', [revision_id, schedule_id]);
  await sql(`update schedule_rollout set state = 'superseded' where schedule_id = $1`, [schedule_id]);
  await sql(
    'insert into schedule_rollout (id, account_id, schedule_id, revision_id, total) values ($1, $2, $3, $4, $5)',
    [rollout_id, account_id, schedule_id, revision_id, SEQUENCES],
  );
  return rollout_id;
}

type Pool = ReturnType<typeof createHotPool>;

async function roll(
  served: ServedClinic,
  { rollout_id, pages }: { readonly rollout_id: string; readonly pages: number },
): Promise<{ readonly ms: number; readonly nudged: number }> {
  const cache = new DefinitionCache();
  let nudged = 0;
  const ms = await databaseMs(served, async (pool) => {
    for (let page = 0; page < pages; page += 1) {
      const { account_id } = served.clinic;
      nudged += (await rollPage({ pool, cache, account_id, rollout_id })).nudge.length;
    }
  });
  return { ms, nudged };
}

/** The least a publish could do: one row for each sequence, a page a transaction. */
async function tellBare(
  pool: Pool,
  { clinic, round }: { readonly clinic: Clinic; readonly round: number },
): Promise<void> {
  const { account_id } = clinic;
  const ids = await clinic.sql<{ id: string }>(
    `select id from sequence where account_id = $1 and not finished order by id limit $2 offset $3`,
    [account_id, PAGES_A_ROUND * PAGE, round * PAGES_A_ROUND * PAGE],
  );
  const client = await pool.connect();
  for (let page = 0; page < PAGES_A_ROUND; page += 1) {
    const told = ids.slice(page * PAGE, (page + 1) * PAGE).map(({ id }) => id);
    await client.query('begin');
    await client.query(`select set_config('kept.account', $1, true)`, [account_id]);
    await client.query({
      name: 'tell_bare',
      text: `insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at, lazy)
        select t.id, $1, t.sequence_id, 1, $2, 'revision_published', '{}', now(), true
        from unnest($3::uuid[], $4::uuid[]) as t (id, sequence_id)`,
      values: [account_id, `bare/${round}`, told.map(() => uuidv7()), told],
    });
    await client.query('commit');
  }
  client.release();
}

/** How long the database worked for what a pool of its own asked: its connections tell when they end. */
async function databaseMs({ app_url, clinic }: ServedClinic, work: (pool: Pool) => Promise<void>): Promise<number> {
  const worked = async () => {
    const [row] = await clinic.sql<{ ms: number }>(
      'select active_time as ms from pg_stat_database where datname = current_database()',
    );
    return row?.ms ?? 0;
  };
  const began = await worked();
  const pool = createHotPool({ app_url, max: 1 });
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  await work(pool);
  await pool.end();
  await ended(clinic, rows[0]?.pid ?? 0);
  return (await worked()) - began;
}

/** A connection tells what it has worked when its process ends, a moment after we have left it. */
async function ended({ sql }: Clinic, pid: number): Promise<void> {
  await eventually(async () => {
    const left = await sql('select from pg_stat_activity where pid = $1', [pid]);
    if (left.length > 0) throw new Error(`connection ${pid} does not end`);
  });
}
