import { explainSkip } from '@kept/rules/explain-skip';
import { explainTrace } from '@kept/rules/explain-trace';
import type { Channel, ParticipantState } from '@kept/rules/facts';
import type { Instant } from '@kept/rules/instant';
import { emptyMemory, revisionsInMemory } from '@kept/rules/memory';
import { plan, type PlannedMessage } from '@kept/rules/plan';
import type { TraceEntry } from '@kept/rules/trace';
import type { DefinitionCache } from '../definition-cache.ts';
import { factsOf } from '../facts-of.ts';
import { READ_SEQUENCES_OF_APPOINTMENT, type SequenceRow } from '../load-sequence.ts';
import { localTime } from '../sentence.ts';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '../transaction.ts';

/** One message of an appointment, past or to come, with the reason for it in words. */
export interface JournalMessage {
  /** Null for one that is only planned. */
  readonly id: string | null;
  readonly participant_id: string | null;
  readonly direction: 'out' | 'in';
  readonly kind: string;
  readonly channel: Channel;
  readonly status: string;
  /** A stable code for `skipped`, `failed`, `unknown`; else null. */
  readonly status_reason: string | null;
  readonly auto_message_id: string | null;
  /** The authored name of the auto message it is or answers. */
  readonly name: string | null;
  readonly to: string | null;
  readonly subject: string | null;
  readonly body: string | null;
  /** When it goes out, went out or came in, on the account's clock. */
  readonly at: Instant | null;
  readonly attempts: readonly JournalAttempt[];
  /** Why it was sent, or was not, as sentences. */
  readonly why: readonly string[];
}

export interface JournalAttempt {
  readonly number: number;
  readonly outcome: string;
  readonly error_code: string | null;
  readonly started_at: Instant;
}

/** One decision: what came in, what was done, every rule looked at. */
export interface JournalStep {
  readonly id: string;
  readonly participant_id: string;
  readonly input: string;
  readonly at: Instant;
  readonly did: readonly string[];
  readonly why: readonly string[];
}

export interface JournalSequence {
  readonly participant_id: string;
  readonly state: ParticipantState;
  readonly finished: boolean;
  readonly held: string | null;
  readonly wake_at: Instant | null;
}

export interface Journal {
  readonly messages: readonly JournalMessage[];
  readonly steps: readonly JournalStep[];
  readonly sequences: readonly JournalSequence[];
}

interface MessageRow extends Omit<JournalMessage, 'id' | 'name' | 'to' | 'at' | 'why'> {
  readonly id: string;
  readonly revision_id: string | null;
  readonly to_address: string;
  readonly at: Instant;
  readonly trace: readonly TraceEntry[] | null;
}

const READ_MESSAGES: Statement = {
  name: 'read_journal_messages',
  // What was heard stands with every appointment it was for: one "yes" may answer two, one STOP ends all.
  text: `with heard as (
      select distinct on (said.message_id) said.message_id, s.participant_id, s.id as sequence_id, i.id as input_id
      from sequence s
      join sequence_input i on i.account_id = s.account_id and i.sequence_id = s.id and i.type in ('reply', 'opted_out')
      left join effect_key k on k.account_id = i.account_id and i.type = 'opted_out'
        and k.key = 'opted_out/' || substr(i.source_key, length('opt_out/') + 1)
      cross join lateral (values ((i.payload ->> 'message_id')::uuid), (k.message_id)) said (message_id)
      where s.account_id = $1 and s.appointment_id = $2 and said.message_id is not null
      order by said.message_id, i.id)
    select m.id, coalesce(heard.participant_id, m.participant_id) as participant_id, m.direction, m.kind, m.channel, m.status, m.status_reason, m.auto_message_id, m.revision_id,
      m.to_address, m.subject, m.body, coalesce(m.sent_at, m.due_at) as at,
      coalesce(st.trace, (select r.trace from sequence_step r
        where r.account_id = m.account_id and r.sequence_id = heard.sequence_id and r.input_id = heard.input_id
        limit 1)) as trace,
      coalesce((select jsonb_agg(jsonb_build_object('number', at.number, 'outcome', at.outcome, 'error_code', at.error_code,
          'started_at', to_char(at.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by at.number)
        from delivery_attempt at where at.account_id = m.account_id and at.message_id = m.id), '[]') as attempts
    from message m
    left join heard on heard.message_id = m.id
    left join sequence_step st on st.account_id = m.account_id and st.id = m.step_id
    where m.account_id = $1 and (m.appointment_id = $2 or m.id in (select message_id from heard)) order by at, m.id`,
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
    const revisions = messages.flatMap((message) => (message.revision_id === null ? [] : [message.revision_id]));
    const ahead: JournalMessage[] = [];
    let names: NameOf = () => null;
    for (const row of sequences) {
      const definitions = await definitionsOf(transaction, { row, revisions, cache: request.cache });
      if (definitions === null) continue;
      const all = Object.values(definitions.by_revision).flatMap((definition) => definition.messages);
      names = (id) => all.find((message) => message.id === id)?.name ?? null;
      ahead.push(...plannedOf(row, { definitions, told: messages }));
    }
    return {
      messages: [...messages.map((row) => toMessage(row, names)), ...ahead],
      steps: steps.map(({ input_type, trace, ...step }) => ({
        ...step,
        input: input_type,
        why: explainTrace(trace, names),
      })),
      sequences: sequences.map((row) => ({
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
type Loaded = Awaited<ReturnType<DefinitionCache['load']>>;

interface DefinitionsRequest {
  readonly row: SequenceRow;
  readonly revisions: readonly string[];
  readonly cache: DefinitionCache;
}

async function definitionsOf(
  transaction: Transaction,
  { row, revisions, cache }: DefinitionsRequest,
): Promise<Loaded | null> {
  if (row.published_revision_id === null) return null;
  const remembered = row.memory === null ? [] : revisionsInMemory(row.memory);
  return await cache.load(transaction, {
    account_id: row.account_id,
    newest: row.published_revision_id,
    others: [...remembered, ...revisions],
  });
}

interface PlanRequest {
  readonly definitions: Loaded;
  /** What stands in the journal already: a skip that has its row is not told twice. */
  readonly told: readonly MessageRow[];
}

function plannedOf(row: SequenceRow, { definitions, told }: PlanRequest): readonly JournalMessage[] {
  const memory = row.memory ?? emptyMemory(row.life);
  const skipped = new Set(
    told.flatMap(({ participant_id, status, auto_message_id }) =>
      participant_id === row.participant_id && status === 'skipped' ? [auto_message_id] : [],
    ),
  );
  return plan({ definitions, memory, facts: factsOf(row), now: row.now })
    .filter(({ status }) => status !== 'on_demand')
    .filter(({ status, auto_message_id }) => status !== 'skipped' || !skipped.has(auto_message_id))
    .map((planned) => ({
      id: null,
      participant_id: row.participant_id,
      direction: 'out',
      kind: 'auto_message',
      channel: planned.channel,
      status: planned.status,
      status_reason: planned.reason,
      auto_message_id: planned.auto_message_id,
      name: planned.name,
      to: null,
      subject: null,
      body: null,
      at: planned.at,
      attempts: [],
      why: [whyPlanned(planned, row.time_zone)],
    }));
}

function whyPlanned({ status, reason, at }: PlannedMessage, time_zone: string): string {
  if (reason !== null) return explainSkip(reason);
  if (status === 'held') return 'Held back: a member of staff has to release it.';
  return at === null ? 'Planned.' : `Planned: it goes out by itself on ${localTime(at, time_zone)}.`;
}

function toMessage(row: MessageRow, names: NameOf): JournalMessage {
  const { trace, revision_id: _revision, to_address, ...message } = row;
  const told = trace?.some(
    ({ auto_message_id, detail }) =>
      auto_message_id === row.auto_message_id && detail['reason'] === row.status_reason && row.status === 'skipped',
  );
  return {
    ...message,
    to: to_address,
    name: row.auto_message_id === null ? null : names(row.auto_message_id),
    why: [
      ...(trace === null ? [] : explainTrace(trace, names)),
      ...(row.status === 'skipped' && row.status_reason !== null && told !== true
        ? [explainSkip(row.status_reason)]
        : []),
    ],
  };
}
