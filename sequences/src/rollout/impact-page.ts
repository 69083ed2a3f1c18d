import { comparePlans } from '@kept/rules/compare-plans';
import { sameJson } from '@kept/rules/diff/same-json';
import type { AutoMessage, Definition } from '@kept/rules/document';
import { emptyMemory, revisionsInMemory } from '@kept/rules/memory';
import { plan } from '@kept/rules/plan';
import { step } from '@kept/rules/step';
import { templateIdsOf } from '@kept/rules/templates/template-ids-of';
import { withTemplates } from '@kept/rules/templates/with-templates';
import type { Definitions } from '@kept/rules/definitions';
import type { DefinitionCache } from '../definition-cache.ts';
import { factsOf } from '../facts-of.ts';
import { READ_SEQUENCES_BY_IDS, type SequenceRow } from '../load-sequence.ts';
import { previewSentence } from '../preview/preview-sentence.ts';
import { READ_ONLY } from '../preview/read-only.ts';
import { readTemplates } from '../templates/read-templates.ts';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '../transaction.ts';
import { READ_WAITING_OF_SEQUENCES, type WaitingRow } from '../waiting-messages.ts';

/** Sequences that are looked at in one go. */
const PAGE = 100;

export interface ImpactRequest extends TransactionRequest {
  readonly cache: DefinitionCache;
  readonly schedule_id: string;
  /** What would be published. */
  readonly definition: Definition;
  /** The last sequence of the page before; null: from the first. */
  readonly after: string | null;
}

/** A sequence whose messages would change, and how. */
export interface TouchedSequence {
  readonly row: SequenceRow;
  readonly sentences: readonly string[];
}

export interface ImpactPage {
  /** Sequences that run with the schedule now. */
  readonly total: number;
  readonly looked_at: number;
  readonly touched: readonly TouchedSequence[];
  readonly next: string | null;
}

const COUNT: Statement = {
  name: 'count_running_of_schedule',
  text: `select count(*)::int as total from sequence where account_id = $1 and schedule_id = $2 and not finished`,
};

const FIND: Statement = {
  name: 'find_page_of_impact',
  text: `select id from sequence where account_id = $1 and schedule_id = $2 and not finished
      and ($3::uuid is null or id > $3) order by id limit ${PAGE}`,
};

/**
 * What carrying a definition over would do to the next running sequences: each is decided with it, and the plan before
 * is compared with the plan after. Nothing is written.
 */
export async function impactPage(request: ImpactRequest): Promise<ImpactPage> {
  const { account_id, schedule_id, after, cache } = request;
  return await inTransaction(request, async (transaction) => {
    transaction.write(READ_ONLY, []);
    const [[count], found] = await Promise.all([
      transaction.read<{ total: number }>(COUNT, [account_id, schedule_id]),
      transaction.read<{ id: string }>(FIND, [account_id, schedule_id, after]),
    ]);
    const definition = await worded(transaction, request);
    const key = [account_id, found.map(({ id }) => id)];
    const [rows, waiting] = await Promise.all([
      transaction.read<SequenceRow>(READ_SEQUENCES_BY_IDS, key),
      transaction.read<WaitingRow>(READ_WAITING_OF_SEQUENCES, key),
    ]);
    const touched: TouchedSequence[] = [];
    for (const row of rows) {
      const newest = row.published_revision_id;
      if (newest === null) continue;
      const others = row.memory === null ? [] : revisionsInMemory(row.memory);
      const definitions = await cache.load(transaction, { account_id, newest, others });
      const ours = waiting.filter(({ sequence_id }) => sequence_id === row.id);
      const sentences = impactOn(row, { definitions, definition, waiting: ours });
      if (sentences.length > 0) touched.push({ row, sentences });
    }
    return {
      total: count?.total ?? 0,
      looked_at: rows.length,
      touched,
      next: rows.length < PAGE ? null : (rows.at(-1)?.id ?? null),
    };
  });
}

/** With what its templates say, as what is published is read. */
async function worded(
  transaction: Transaction,
  { account_id, definition }: Pick<ImpactRequest, 'account_id' | 'definition'>,
): Promise<Definition> {
  const ids = templateIdsOf(definition);
  return withTemplates(definition, ids.length === 0 ? [] : await readTemplates(transaction, { account_id, ids }));
}

/** Under this name the definition stands beside the published ones; no revision has it. */
const PROPOSED = 'proposed';

interface Proposal {
  /** Those that the sequence follows now. */
  readonly definitions: Definitions;
  readonly definition: Definition;
  readonly waiting: readonly WaitingRow[];
}

/** What would become of a sequence's messages, a sentence each; none: nothing changes. Pure. */
function impactOn(row: SequenceRow, { definitions, definition, waiting }: Proposal): readonly string[] {
  const { now, time_zone } = row;
  const facts = factsOf(row);
  const memory = row.memory ?? emptyMemory(row.life);
  const proposed = { newest: PROPOSED, by_revision: { ...definitions.by_revision, [PROPOSED]: definition } };
  const input = { type: 'revision_published', id: PROPOSED, at: now, revision_id: PROPOSED } as const;
  const after = step({ definitions: proposed, memory, input, facts, now });
  const messages = Object.values(proposed.by_revision).flatMap((each) => each.messages);
  const differences = comparePlans({
    before: plan({ definitions, memory, facts, now }),
    waiting: waiting.map(({ due_at: at, ...message }) => ({ ...message, at })),
    after: plan({ definitions: proposed, memory: after.memory, facts, now }),
    effects: after.effects,
    now,
    nameOf: (id) => {
      const message = messages.findLast((each) => each.id === id);
      return message === undefined ? null : { name: message.name, channel: message.type };
    },
  });
  return differences.flatMap((difference) => {
    if (difference.change !== 'unchanged')
      return [previewSentence({ difference, time_zone, again: false, if_silent: false })];
    return saysOtherwise(difference.auto_message_id, { definitions, definition })
      ? [`“${difference.name}” goes out as planned, with what it now says.`]
      : [];
  });
}

/** Whether a message that stays where it is would say or do something else; what staff call it no client sees. */
function saysOtherwise(
  auto_message_id: string,
  { definitions, definition }: Pick<Proposal, 'definitions' | 'definition'>,
): boolean {
  const current = definitions.by_revision[definitions.newest];
  const of = (document: Definition | undefined): AutoMessage | null => {
    const message = document?.messages.find(({ id }) => id === auto_message_id);
    return message === undefined ? null : { ...message, name: '' };
  };
  return !sameJson(of(current), of(definition));
}
