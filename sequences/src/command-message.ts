import { uuidv7 } from 'uuidv7';
import { explainRefusal } from '@kept/rules/explain-refusal';
import type { Input } from '@kept/rules/input';
import type { MessageCommand } from '@kept/rules/judge-command';
import { revisionsInMemory } from '@kept/rules/memory';
import type { DefinitionCache } from './definition-cache.ts';
import { factsOf } from './facts-of.ts';
import { loadSequence, type LoadedSequence } from './load-sequence.ts';
import { readSequenceRefs } from './read-sequence-refs.ts';
import { runSteps } from './run-steps.ts';
import type { Vault } from './secure/vault.ts';
import type { SequenceRef } from './sequence-ref.ts';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from './transaction.ts';

export interface CommandRequest extends TransactionRequest {
  readonly cache: DefinitionCache;
  readonly vault: Vault;
  readonly participant_id: string;
  readonly auto_message_id: string;
  readonly command: MessageCommand;
}

export type CommandResult =
  | { readonly type: 'told'; readonly nudge: readonly SequenceRef[] }
  | { readonly type: 'not_found' }
  /** `reason` is a stable code, `sentence` says it to a person. */
  | { readonly type: 'refused'; readonly reason: string; readonly sentence: string };

/** What stands in the way that the rules do not know of. */
const OUR_REASONS = {
  sequence_held: 'All messages to this person are held back: release them first.',
  not_published: 'The message schedule has no published revision.',
  on_its_way: 'It is being sent this moment.',
} as const;

const FIND: Statement = {
  name: 'find_sequence_of_participant',
  text: `select s.id from participant p
    join appointment ap on ap.account_id = p.account_id and ap.id = p.appointment_id and ap.deleted_at is null
    join sequence s on s.account_id = p.account_id and s.participant_id = p.id
    where p.account_id = $1 and p.id = $2 and p.removed_at is null`,
};

/** Whoever sends now by hand wants it tried, also where a failure once said that it can never work. */
const TRY_ADDRESSES: Statement = {
  name: 'try_dead_addresses_of_participant',
  text: `delete from dead_address d using participant p
    where p.account_id = $1 and p.id = $2 and d.account_id = p.account_id and d.address in (p.phone, p.email)`,
};

/** A delivery has it in hand this moment. */
const ON_ITS_WAY: Statement = {
  name: 'read_message_on_its_way',
  text: `select id from message
    where account_id = $1 and sequence_id = $2 and auto_message_id = $3 and kind = 'auto_message' and status = 'sending'`,
};

const INSERT: Statement = {
  name: 'insert_staff_command',
  text: `insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at)
    values ($1::uuid, $2, $3, $4, 'staff/' || $1::uuid, 'staff_command', $5, $6)`,
};

/**
 * Tells a sequence what staff want of one of its messages, if that makes sense: the rules are asked with everything
 * that waits to be decided before it, so that two quick clicks are one command.
 */
export async function commandMessage(request: CommandRequest): Promise<CommandResult> {
  const { account_id, participant_id, auto_message_id, command } = request;
  return await inTransaction(request, async (transaction) => {
    const [found] = await transaction.read<{ id: string }>(FIND, [account_id, participant_id]);
    if (found === undefined) return { type: 'not_found' };
    const [loaded, sending] = await Promise.all([
      loadSequence(transaction, { account_id, sequence_id: found.id, vault: request.vault }),
      transaction.read<{ id: string }>(ON_ITS_WAY, [account_id, found.id, auto_message_id]),
    ]);
    if (loaded === null) return { type: 'not_found' };
    if (loaded.row.held_at !== null) return refused('sequence_held');
    const newest = loaded.row.published_revision_id;
    if (newest === null) return refused('not_published');
    const id = uuidv7();
    const input = { id, at: loaded.row.now, type: 'staff_command', command, auto_message_id } as const;
    const reason = await refusalOf(transaction, { loaded, newest, input, cache: request.cache });
    if (reason !== null) return { type: 'refused', reason, sentence: explainRefusal(reason) };
    if (sending.length > 0) return refused('on_its_way');
    if (command === 'send_now') transaction.write(TRY_ADDRESSES, [account_id, participant_id]);
    const payload = { type: 'staff_command', command, auto_message_id };
    transaction.write(INSERT, [id, account_id, found.id, loaded.row.life, JSON.stringify(payload), loaded.row.now]);
    return { type: 'told', nudge: await readSequenceRefs(transaction, { account_id, ids: [found.id] }) };
  });
}

function refused(reason: keyof typeof OUR_REASONS): CommandResult {
  return { type: 'refused', reason, sentence: OUR_REASONS[reason] };
}

interface Asked {
  readonly loaded: LoadedSequence;
  /** The published revision. */
  readonly newest: string;
  readonly input: Extract<Input, { readonly type: 'staff_command' }>;
  readonly cache: DefinitionCache;
}

/** Why the decision to come would do nothing of the command; null: it would do it. */
async function refusalOf(transaction: Transaction, { loaded, newest, input, cache }: Asked): Promise<string | null> {
  const { row, inputs } = loaded;
  const { account_id, memory, life } = row;
  const others = memory === null ? [] : revisionsInMemory(memory);
  const decision = runSteps({
    definitions: await cache.load(transaction, { account_id, newest, others }),
    facts: factsOf(row),
    memory,
    life,
    inputs: [...inputs, { life, input }],
    now: row.now,
    wake_at: row.wake_at,
    finished: row.finished,
    timer_id: 'timer',
  });
  const step = decision?.steps.find((each) => each.input.id === input.id);
  const told = step?.trace.find(({ rule }) => rule === 'staff');
  return told?.verdict === 'applied' ? null : String(told?.detail['reason'] ?? 'nothing_planned');
}
