import type { Pool } from 'pg';
import type { Instant } from '@kept/rules/instant';
import { revisionsInMemory } from '@kept/rules/memory';
import type { DefinitionCache } from '../definition-cache.ts';
import { factsOf } from '../facts-of.ts';
import { READ_SEQUENCES_BY_WAKE, type SequenceRow } from '../load-sequence.ts';
import { runSteps } from '../run-steps.ts';
import { inTransaction, type Statement, type Transaction } from '../transaction.ts';

/** The next message that goes to a client by itself, as things stand now. */
export interface NextMessage {
  /** In the account's time; it may have come already. */
  readonly at: Instant;
  /** The authored name; null for an answer or one of the product's own texts. */
  readonly name: string | null;
  readonly appointment_id: string | null;
  readonly participant_id: string | null;
  readonly participant_name: string | null;
}

/** Sequences looked at before giving up: those that wake first nearly always have it. */
const PAGES = 20;
/** Looks of one sequence that send nothing, such as windows that close. */
const LOOKS = 50;

/** What stands ready is sooner than whatever is only planned. */
const READ_DUE: Statement = {
  name: 'read_next_due_message',
  text: `select m.due_at as at, m.auto_message_id, m.revision_id, m.appointment_id, m.participant_id, p.name as participant_name
    from message m
    left join sequence s on s.account_id = m.account_id and s.id = m.sequence_id
    left join participant p on p.account_id = m.account_id and p.id = m.participant_id
    where m.account_id = $1 and m.status = 'due' and m.kind <> 'notification' and s.held_at is null
    order by m.due_at, m.id limit 1`,
};

/** A broadcast that waits for its time; whom it goes to first is not said. */
const READ_BROADCAST: Statement = {
  name: 'read_next_broadcast',
  text: `select send_at as at from broadcast where account_id = $1 and status = 'scheduled' order by send_at limit 1`,
};

type DueRow = Omit<NextMessage, 'name'> & {
  readonly auto_message_id: string | null;
  readonly revision_id: string | null;
};

const NOBODY = { name: null, appointment_id: null, participant_id: null, participant_name: null };

export interface NextMessageRequest {
  readonly pool: Pool;
  readonly cache: DefinitionCache;
  readonly account_id: string;
}

/**
 * Rehearses the sequences of an account in the order in which they wake, with the rules themselves and nobody saying a
 * word, until one sends something. Nothing is written. Null: nothing goes out any more unless something happens.
 */
export async function readNextMessage({ pool, cache, account_id }: NextMessageRequest): Promise<NextMessage | null> {
  return await inTransaction({ pool, account_id }, async (transaction) => {
    const [due, [broadcast]] = await Promise.all([
      readDue(transaction, { cache, account_id }),
      transaction.read<{ readonly at: Instant }>(READ_BROADCAST, [account_id]),
    ]);
    let best =
      broadcast === undefined || (due !== null && due.at <= broadcast.at) ? due : { ...NOBODY, at: broadcast.at };
    let after: readonly [Instant, string] = ['-infinity', '00000000-0000-0000-0000-000000000000'];
    for (let page = 0; page < PAGES; page += 1) {
      const rows = await transaction.read<SequenceRow>(READ_SEQUENCES_BY_WAKE, [account_id, ...after]);
      for (const row of rows) {
        if (row.wake_at === null || (best !== null && row.wake_at >= best.at)) return best;
        const found = await rehearsed(transaction, { cache, row });
        if (found !== null && (best === null || found.at < best.at)) best = found;
        after = [row.wake_at, row.id];
      }
      if (rows.length === 0) return best;
    }
    return best;
  });
}

interface Known {
  readonly cache: DefinitionCache;
}

async function readDue(
  transaction: Transaction,
  { cache, account_id }: Known & { readonly account_id: string },
): Promise<NextMessage | null> {
  const [row] = await transaction.read<DueRow>(READ_DUE, [account_id]);
  if (row === undefined) return null;
  const { auto_message_id, revision_id, ...due } = row;
  if (revision_id === null || auto_message_id === null) return { ...due, name: null };
  const { by_revision } = await cache.load(transaction, { account_id, newest: revision_id, others: [] });
  const found = by_revision[revision_id]?.messages.find(({ id }) => id === auto_message_id);
  return { ...due, name: found?.name ?? null };
}

/** The first message a sequence sends when only time passes. */
async function rehearsed(
  transaction: Transaction,
  { cache, row }: Known & { readonly row: SequenceRow },
): Promise<NextMessage | null> {
  if (row.published_revision_id === null) return null;
  const definitions = await cache.load(transaction, {
    account_id: row.account_id,
    newest: row.published_revision_id,
    others: row.memory === null ? [] : revisionsInMemory(row.memory),
  });
  let { wake_at, memory, life } = row;
  let facts = factsOf(row);
  for (let looks = 0; wake_at !== null && looks < LOOKS; looks += 1) {
    const now: Instant = wake_at > row.now ? wake_at : row.now;
    const shared = { definitions, inputs: [], finished: false, timer_id: 'rehearsal' };
    const decision = runSteps({ ...shared, facts, memory, life, now, wake_at });
    if (decision === null) return null;
    const effects = decision.steps.flatMap((step) => step.effects);
    const send = effects.find((effect) => effect.type === 'send');
    if (send !== undefined) {
      const { source } = send;
      const messages = source.kind === 'auto_message' ? definitions.by_revision[source.revision_id]?.messages : [];
      const name =
        source.kind === 'auto_message' ? messages?.find(({ id }) => id === source.auto_message_id)?.name : null;
      const { appointment_id, participant_id, participant_name } = row;
      const at = send.due_at > now ? send.due_at : now;
      return { at, name: name ?? null, appointment_id, participant_id, participant_name };
    }
    ({ wake_at, memory, life, facts } = decision);
  }
  return null;
}
