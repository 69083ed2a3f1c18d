import { uuidv7 } from 'uuidv7';
import { revisionsInMemory } from '@kept/rules/memory';
import { noteAhead } from '../count-ahead.ts';
import type { DefinitionCache } from '../definition-cache.ts';
import { READ_SEQUENCES_BY_IDS, type SequenceRow } from '../load-sequence.ts';
import type { SequenceRef } from '../sequence-ref.ts';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '../transaction.ts';
import { replan } from './replan.ts';
import type { RolloutKey, RolloutProgress } from './rollout-progress.ts';

/** Sequences of one transaction: their rows stay locked while they are planned anew. */
const PAGE = 100;

export interface PageRequest extends TransactionRequest, RolloutKey {
  readonly cache: DefinitionCache;
}

export interface RolledPage {
  readonly progress: RolloutProgress;
  /** To be nudged after the commit; the relay makes up for a nudge that is lost. */
  readonly nudge: readonly SequenceRef[];
}

interface RolloutRow {
  readonly state: RolloutProgress['state'];
  readonly total: number;
  readonly done: number;
  readonly nudged: number;
  readonly reached_id: string | null;
  readonly started_at: string;
  readonly schedule_id: string;
  readonly schedule_name: string;
  readonly revision_id: string;
  readonly number: number;
  readonly is_newest: boolean;
}

const LOCK: Statement = {
  name: 'lock_rollout',
  text: `select id from schedule_rollout where account_id = $1 and id = $2 for no key update`,
};

const READ: Statement = {
  name: 'read_rollout',
  text: `select r.state, r.total, r.done, r.nudged, r.reached_id, r.started_at, r.schedule_id, r.revision_id,
      ms.name as schedule_name, rev.number, ms.published_revision_id = r.revision_id as is_newest
    from schedule_rollout r
    join message_schedule ms on ms.account_id = r.account_id and ms.id = r.schedule_id
    join schedule_revision rev on rev.account_id = r.account_id and rev.id = r.revision_id
    where r.account_id = $1 and r.id = $2`,
};

/** Those that ran when the revision was published; who began later follows it anyway. */
const LOCK_PAGE: Statement = {
  name: 'lock_page_of_rollout',
  text: `select id from sequence
    where account_id = $1 and schedule_id = $2 and not finished and created_at <= $3
      and id > coalesce($4::uuid, '00000000-0000-0000-0000-000000000000')
    order by id limit ${PAGE} for no key update`,
};

/** What need not be told at once is lazy: taken in at the next look, whatever that is for. */
const TELL: Statement = {
  name: 'tell_of_revision',
  text: `insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at, lazy)
    select t.id, $1, t.sequence_id, t.life, $2, 'revision_published', $3, $4, t.lazy
    from unnest($5::uuid[], $6::uuid[], $7::int[], $8::bool[]) as t (id, sequence_id, life, lazy)
    on conflict (account_id, sequence_id, source_key) do nothing`,
};

/** A sequence that was left at an older revision moves on; when a newer one has left the running ones alone, to this. */
const UNPIN: Statement = {
  name: 'unpin_sequences',
  text: `update sequence set pinned_revision_id = $3, updated_at = now()
    where account_id = $1 and id = any($2::uuid[]) and pinned_revision_id is not null
      and pinned_revision_id is distinct from $3`,
};

const ADVANCE: Statement = {
  name: 'advance_rollout',
  text: `update schedule_rollout set reached_id = coalesce($3, reached_id), done = done + $4, nudged = nudged + $5,
      paged_at = now(), state = $6, ended_at = case when $6 = 'running' then null else now() end
    where account_id = $1 and id = $2`,
};

/**
 * Takes the next sequences that a published revision comes to: plans each anew and tells those whose next wake moved
 * earlier (architecture.md, Publish). One transaction, which also keeps how far it came: a worker that dies does no page
 * twice and leaves none out.
 */
export async function rollPage(request: PageRequest): Promise<RolledPage> {
  const { account_id, rollout_id, cache } = request;
  return await inTransaction(request, async (transaction) => {
    const key = [account_id, rollout_id];
    transaction.write(LOCK, key);
    const [rollout] = await transaction.read<RolloutRow>(READ, key);
    if (rollout === undefined) throw new Error('there is no such rollout');
    if (rollout.state !== 'running') return { progress: progressOf(rollout), nudge: [] };
    const rows = await readPage(transaction, { account_id, rollout });
    const urgent: SequenceRow[] = [];
    for (const row of rows) {
      const { revision_id } = rollout;
      const others = row.memory === null ? [] : revisionsInMemory(row.memory);
      const definitions = await cache.load(transaction, { account_id, newest: revision_id, others });
      const { is_urgent, ahead } = replan(row, { definitions, revision_id });
      if (is_urgent) urgent.push(row);
      else noteAhead(transaction, { row, ahead });
    }
    tell(transaction, { account_id, rollout, rows, urgent });
    const state = rows.length < PAGE ? 'done' : 'running';
    transaction.write(ADVANCE, [...key, rows.at(-1)?.id ?? null, rows.length, urgent.length, state]);
    const { done, nudged } = rollout;
    return {
      progress: progressOf({ ...rollout, state, done: done + rows.length, nudged: nudged + urgent.length }),
      nudge: urgent.map(refOf),
    };
  });
}

/** The rows of the next page, locked first, so that none decides between being planned and being told. */
async function readPage(
  transaction: Transaction,
  { account_id, rollout }: { readonly account_id: string; readonly rollout: RolloutRow },
): Promise<readonly SequenceRow[]> {
  const { schedule_id, started_at, reached_id } = rollout;
  const locked = await transaction.read<{ id: string }>(LOCK_PAGE, [account_id, schedule_id, started_at, reached_id]);
  if (locked.length === 0) return [];
  return await transaction.read<SequenceRow>(READ_SEQUENCES_BY_IDS, [account_id, locked.map(({ id }) => id)]);
}

interface Telling {
  readonly account_id: string;
  readonly rollout: RolloutRow;
  readonly rows: readonly SequenceRow[];
  readonly urgent: readonly SequenceRow[];
}

function tell(transaction: Transaction, { account_id, rollout, rows, urgent }: Telling): void {
  const [first] = rows;
  if (first === undefined) return;
  const { revision_id, is_newest } = rollout;
  const ids = rows.map(({ id }) => id);
  transaction.write(UNPIN, [account_id, ids, is_newest ? null : revision_id]);
  transaction.write(TELL, [
    account_id,
    `revision/${revision_id}`,
    JSON.stringify({ type: 'revision_published', revision_id }),
    first.now,
    ids.map(() => uuidv7()),
    ids,
    rows.map(({ life }) => life),
    rows.map((row) => !urgent.includes(row)),
  ]);
}

function refOf(row: SequenceRow): SequenceRef {
  const { account_id, id: sequence_id, participant_id, appointment_id, schedule_id, schedule_name } = row;
  return { account_id, sequence_id, participant_id, appointment_id, schedule_id, schedule_name };
}

function progressOf({ state, total, done, nudged, schedule_name, number }: RolloutRow): RolloutProgress {
  const what = `Revision ${number} of ${schedule_name}`;
  const far = `${done} of ${total} running sequences looked at, ${nudged} told at once`;
  const sentence =
    state === 'superseded' ? `${what} gave way to a newer one after ${done} of ${total}.` : `${what}: ${far}.`;
  return { state, total, done, nudged, sentence };
}
