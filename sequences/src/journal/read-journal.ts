import { explainFailure } from '@kept/rules/explain-failure';
import { explainSkip } from '@kept/rules/explain-skip';
import { explainTrace } from '@kept/rules/explain-trace';
import type { Definitions } from '@kept/rules/definitions';
import type { Instant } from '@kept/rules/instant';
import { emptyMemory, revisionsInMemory } from '@kept/rules/memory';
import type { TraceEntry } from '@kept/rules/trace';
import type { DefinitionCache } from '../definition-cache.ts';
import { factsOf } from '../facts-of.ts';
import { READ_SEQUENCES_OF_APPOINTMENT, type SequenceRow } from '../load-sequence.ts';
import { contentOpener, SEALED_COLUMNS, type SealedColumns } from '../secure/content-opener.ts';
import { MAIL_OPENED_COLUMN } from '../secure/mail-opened-column.ts';
import { shownToStaff } from '../secure/shown-to-staff.ts';
import type { Vault } from '../secure/vault.ts';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '../transaction.ts';
import { CALL_COLUMN } from './call-progress.ts';
import { explainHeldMessage } from './explain-held-message.ts';
import type { Journal, JournalMessage } from './journal.ts';
import { withActions } from './message-actions.ts';
import { plannedMessages } from './planned-messages.ts';
import { PUT_OFF_COLUMN } from './put-off-column.ts';

interface MessageRow
  extends SealedColumns, Omit<JournalMessage, 'id' | 'name' | 'to' | 'at' | 'why' | 'actions' | 'body' | 'secure'> {
  readonly body: string;
  readonly sent_securely: boolean;
  readonly id: string;
  readonly revision_id: string | null;
  readonly to_address: string;
  readonly at: Instant;
  readonly trace: readonly TraceEntry[] | null;
  /** Whose messages went out as one with it. */
  readonly together_with: readonly string[];
}

const READ_MESSAGES: Statement = {
  name: 'read_journal_messages',
  // What was heard stands with every appointment it was for: one "yes" may answer two, one STOP ends all.
  text: `with heard as (
      select distinct on (said.message_id) said.message_id, s.participant_id, s.id as sequence_id, i.id as input_id
      from sequence s
      join sequence_input i on i.account_id = s.account_id and i.sequence_id = s.id and i.type in ('reply', 'opted_out', 'digit')
      left join effect_key k on k.account_id = i.account_id
        and k.key = case i.type when 'opted_out' then 'opted_out/' || substr(i.source_key, length('opt_out/') + 1)
          else 'which_one/' || substr(i.source_key, length('reply/') + 1) end
      cross join lateral (values ((i.payload ->> 'message_id')::uuid), (k.message_id)) said (message_id)
      where s.account_id = $1 and s.appointment_id = $2 and said.message_id is not null
      order by said.message_id, i.id)
    select m.id, coalesce(heard.participant_id, m.participant_id) as participant_id, m.direction, m.kind, m.channel, m.status, m.status_reason, m.auto_message_id, m.revision_id,
      m.to_address, m.subject, m.body, m.sent_securely, m.id as message_id, ${SEALED_COLUMNS}, ${MAIL_OPENED_COLUMN}, coalesce(m.sent_at, m.due_at) as at, ${PUT_OFF_COLUMN}, writer.name as written_by, ${CALL_COLUMN},
      coalesce(st.trace, (select r.trace from sequence_step r
        where r.account_id = m.account_id and r.sequence_id = heard.sequence_id and r.input_id = heard.input_id
        limit 1)) as trace,
      coalesce((select jsonb_agg(jsonb_build_object('number', at.number, 'outcome', at.outcome, 'error_code', at.error_code,
          'started_at', to_char(at.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by at.number)
        from delivery_attempt at where at.account_id = m.account_id and at.message_id = coalesce(m.sent_with_id, m.id)), '[]') as attempts,
      array(select distinct p.name from message g
        join participant p on p.account_id = g.account_id and p.id = g.participant_id
        where g.account_id = m.account_id and g.id <> m.id and g.direction = 'out'
          and (g.sent_with_id = coalesce(m.sent_with_id, m.id) or g.id = m.sent_with_id)
        order by p.name) as together_with
    from message m
    left join heard on heard.message_id = m.id
    left join secure_content sc on sc.account_id = m.account_id and sc.message_id = m.id
    left join "user" writer on writer.account_id = m.account_id and writer.id = m.written_by_user_id
    left join sequence_step st on st.account_id = m.account_id and st.id = m.step_id
    where m.account_id = $1 and (m.appointment_id = $2 or m.id = any(array(select message_id from heard))) order by at, m.id`,
};

interface StepRow {
  readonly id: string;
  readonly participant_id: string;
  readonly input_type: string;
  readonly at: Instant;
  readonly did: readonly string[];
  readonly trace: readonly TraceEntry[];
}

const READ_STEPS: Statement = {
  name: 'read_journal_steps',
  text: `select st.id, s.participant_id, st.input_type, st.at, st.did, st.trace from sequence s
    join sequence_step st on st.account_id = s.account_id and st.sequence_id = s.id
    where s.account_id = $1 and s.appointment_id = $2 order by st.id`,
};

export interface JournalRequest extends TransactionRequest {
  readonly appointment_id: string;
  readonly cache: DefinitionCache;
  /** Null: whoever asks may not read what is private. */
  readonly vault: Vault | null;
}

/** Everything that was and will be sent for an appointment, each with its why, and every decision behind it. */
export async function readJournal(request: JournalRequest): Promise<Journal> {
  const key = [request.account_id, request.appointment_id];
  return await inTransaction(request, async (transaction) => {
    const [sequences, messages, steps] = await Promise.all([
      transaction.read<SequenceRow>(READ_SEQUENCES_OF_APPOINTMENT, key),
      transaction.read<MessageRow>(READ_MESSAGES, key),
      transaction.read<StepRow>(READ_STEPS, key),
    ]);
    const { account_id, vault } = request;
    const open = vault && (await contentOpener(transaction, { account_id, vault, rows: messages }));
    const revisions = messages.flatMap((message) => (message.revision_id === null ? [] : [message.revision_id]));
    const known = await Promise.all(
      sequences.map(async (row) => {
        const definitions = await definitionsOf(transaction, { row, revisions, cache: request.cache });
        return definitions === null ? [] : [{ row, definitions }];
      }),
    );
    const published = known.flat();
    const names = namesIn(published.map(({ definitions }) => definitions));
    const ahead = published
      .filter(({ row }) => row.removed_at === null)
      .flatMap(({ row, definitions }) =>
        plannedMessages(row, { definitions, told_skips: skipsOf(row, messages), tells_private: vault !== null }),
      );
    const standings = published.map(({ row, definitions }) => ({
      participant_id: row.participant_id,
      held: row.held_at !== null,
      definitions,
      memory: row.memory ?? emptyMemory(row.life),
      facts: factsOf(row),
      now: row.now,
    }));
    return {
      messages: withActions(
        [...messages.map((row) => ({ ...toMessage(row, names), ...shownToStaff(row, open) })), ...ahead],
        standings,
      ),
      steps: steps.map(({ input_type, trace, ...step }) => ({
        ...step,
        input: input_type,
        why: explainTrace(trace, { nameOf: names, explainFailure }),
      })),
      sequences: sequences
        .filter((row) => row.removed_at === null)
        .map((row) => ({
          participant_id: row.participant_id,
          state: row.state,
          finished: row.finished,
          held: row.held_at === null ? null : (row.held_reason ?? ''),
          wake_at: row.wake_at,
        })),
    };
  });
}

type NameOf = (auto_message_id: string) => string | null;

function namesIn(all: readonly Definitions[]): NameOf {
  const messages = all.flatMap(({ by_revision }) => Object.values(by_revision)).flatMap((each) => each.messages);
  const names = new Map(messages.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? null;
}

function skipsOf({ participant_id }: SequenceRow, told: readonly MessageRow[]): ReadonlySet<string | null> {
  const skipped = told.filter((each) => each.participant_id === participant_id && each.status === 'skipped');
  return new Set(skipped.map(({ auto_message_id }) => auto_message_id));
}

interface DefinitionsRequest {
  readonly row: SequenceRow;
  readonly revisions: readonly string[];
  readonly cache: DefinitionCache;
}

async function definitionsOf(
  transaction: Transaction,
  { row, revisions, cache }: DefinitionsRequest,
): Promise<Definitions | null> {
  if (row.published_revision_id === null) return null;
  const remembered = row.memory === null ? [] : revisionsInMemory(row.memory);
  return await cache.load(transaction, {
    account_id: row.account_id,
    newest: row.published_revision_id,
    others: [...remembered, ...revisions],
  });
}

function toMessage(row: MessageRow, names: NameOf): Omit<JournalMessage, 'secure'> {
  const {
    trace,
    revision_id: _revision,
    to_address,
    together_with,
    sealed: _sealed,
    data_key_id: _key,
    message_id: _id,
    sent_securely: _way,
    ...message
  } = row;
  const told = trace?.some(
    ({ auto_message_id, detail }) =>
      auto_message_id === row.auto_message_id && detail['reason'] === row.status_reason && row.status === 'skipped',
  );
  return {
    ...message,
    to: to_address,
    name: row.auto_message_id === null ? null : names(row.auto_message_id),
    why: [
      ...(trace === null ? [] : explainTrace(trace, { nameOf: names, explainFailure })),
      ...togetherInWords(together_with),
      ...(row.status_reason === null || told === true ? [] : outcomeOf(row.status, row.status_reason)),
    ],
    actions: [],
  };
}

/** One text for all of them; each stands with its own appointment. */
function togetherInWords(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const all = new Intl.ListFormat('en').format(names);
  return [`It went out together with ${names.length === 1 ? 'the one' : 'those'} to ${all}, as one message.`];
}

/** What became of it, where that has a reason. */
function outcomeOf(status: string, reason: string): readonly string[] {
  if (status === 'skipped') return [explainSkip(reason)];
  if (status === 'held') return [explainHeldMessage(reason)];
  return status === 'failed' || status === 'unknown' ? [explainFailure(reason)] : [];
}
