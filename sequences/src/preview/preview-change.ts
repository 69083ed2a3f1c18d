import { uuidv7 } from 'uuidv7';
import { revisionsInMemory } from '@kept/rules/memory';
import { ownValue } from '@kept/rules/own-value';
import type { DefinitionCache } from '../definition-cache.ts';
import { factsOf, type FactColumns } from '../facts-of.ts';
import {
  READ_SEQUENCES_OF_APPOINTMENT,
  toInput,
  type InputRow,
  type SequenceRow,
  type StoredInput,
} from '../load-sequence.ts';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '../transaction.ts';
import { READ_WAITING_OF_APPOINTMENT, type WaitingRow } from '../waiting-messages.ts';
import type { PreviewedParticipant } from './preview.ts';
import { personColumns, readAddresses, type KnownAddresses, type PreviewedPerson } from './person-columns.ts';
import { previewProblem } from './preview-problem.ts';
import { previewSequence } from './preview-sequence.ts';
import { READ_ONLY } from './read-only.ts';

/** What the change would make of the columns that facts are read from. */
export type ChangedColumns = Partial<FactColumns>;

export interface PreviewChangeRequest extends TransactionRequest {
  readonly cache: DefinitionCache;
  readonly appointment_id: string;
  readonly columns: ChangedColumns;
  /** What its sequences would be told, in order. */
  readonly inputs: readonly ChangeInput[];
  /** Whose details change, as they would be stored. */
  readonly edited: readonly EditedPerson[];
  /** Who would be taken off it: told of that alone. */
  readonly removed: readonly string[];
}

type ChangeInput = Exclude<StoredInput, { readonly type: 'reply' }>;

interface EditedPerson {
  readonly participant_id: string;
  readonly person: PreviewedPerson;
}

/** A reply under seal is not opened for a preview: what it moved is decided in a moment. */
type PendingRow = Omit<InputRow, 'message_id' | 'sealed' | 'data_key_id'>;

const READ_INPUTS: Statement = {
  name: 'read_inputs_of_appointment',
  text: `with waiting as materialized (
      select i.sequence_id, i.id, i.life, i.at, i.payload, (i.payload ->> 'message_id')::uuid as message_id
      from sequence s
      join sequence_input i on i.account_id = s.account_id and i.sequence_id = s.id and i.handled_at is null
      where s.account_id = $1 and s.appointment_id = $2)
    select i.sequence_id, i.id, i.life, i.at, i.payload, m.body as text
    from waiting i
    left join message m on m.account_id = $1 and m.id = i.message_id
    order by i.at, i.id`,
};

/**
 * What a change of an appointment would do to the messages of each participant, in the order in which they stand.
 * Nothing is written and nothing is locked.
 */
export async function previewChange(request: PreviewChangeRequest): Promise<readonly PreviewedParticipant[]> {
  const key = [request.account_id, request.appointment_id];
  return await inTransaction(request, async (transaction) => {
    transaction.write(READ_ONLY, []);
    const people = request.edited.map(({ person }) => person);
    const [rows, inputs, waiting, addresses] = await Promise.all([
      transaction.read<SequenceRow>(READ_SEQUENCES_OF_APPOINTMENT, key),
      transaction.read<PendingRow & { readonly sequence_id: string }>(READ_INPUTS, key),
      transaction.read<WaitingRow>(READ_WAITING_OF_APPOINTMENT, key),
      readAddresses(transaction, { account_id: request.account_id, people }),
    ]);
    const living = rows.filter(({ removed_at }) => removed_at === null);
    return await Promise.all(
      living.map((row) =>
        previewRow(transaction, {
          request,
          addresses,
          row,
          pending: inputs.filter(({ sequence_id }) => sequence_id === row.id),
          waiting: waiting.filter(({ sequence_id }) => sequence_id === row.id),
        }),
      ),
    );
  });
}

interface RowRequest {
  readonly request: PreviewChangeRequest;
  readonly addresses: KnownAddresses;
  readonly row: SequenceRow;
  readonly pending: readonly PendingRow[];
  readonly waiting: readonly WaitingRow[];
}

async function previewRow(
  transaction: Transaction,
  { request, addresses, row, pending, waiting }: RowRequest,
): Promise<PreviewedParticipant> {
  const { account_id, published_revision_id: newest, memory, life, wake_at, finished, now } = row;
  const { columns, inputs } = changeOfRow({ request, addresses, row });
  const after = { ...row, ...columns };
  const facts_after = factsOf(after);
  const about = { participant_id: row.participant_id, name: after.participant_name };
  const leaves = after.removed_at !== null;
  const problem = (definition: Parameters<typeof previewProblem>[0]['definition']) =>
    leaves ? null : previewProblem({ definition, facts: facts_after, held: row.held_at !== null });
  const addressOf = ({ channel }: WaitingRow) => (channel === 'email' ? after.email : after.phone);
  if (newest === null) return { ...about, problem: problem(null), messages: [] };
  const others = memory === null ? [] : revisionsInMemory(memory);
  const definitions = await request.cache.load(transaction, { account_id, newest, others });
  return {
    ...about,
    problem: problem(ownValue(definitions.by_revision, newest) ?? null),
    messages: previewSequence({
      definitions,
      memory,
      life,
      facts_before: factsOf(row),
      facts_after,
      pending: pending.map((input) => toInput(input, input.text)),
      inputs: inputs.map((input) => ({ ...input, id: uuidv7(), at: now })),
      waiting: waiting.map(({ due_at: at, ...message }) => ({ ...message, at })),
      given_up: waiting.filter((message) => addressOf(message) === null).map((message) => message.key),
      wake_at,
      finished,
      now,
    }),
  };
}

/** What the change makes of one person's columns, and what their sequence is told. */
function changeOfRow({ request, addresses, row }: Pick<RowRequest, 'request' | 'addresses' | 'row'>): {
  readonly columns: ChangedColumns;
  readonly inputs: readonly ChangeInput[];
} {
  const { participant_id, now } = row;
  if (request.removed.includes(participant_id)) {
    return {
      columns: { ...request.columns, removed_at: now },
      inputs: [{ type: 'participant_changed', change: 'removed' }],
    };
  }
  const edit = request.edited.find((each) => each.participant_id === participant_id);
  if (edit === undefined) return request;
  return {
    columns: { ...request.columns, ...personColumns({ person: edit.person, addresses, contact: row }) },
    inputs: [...request.inputs, { type: 'participant_changed', change: 'edited' }],
  };
}
