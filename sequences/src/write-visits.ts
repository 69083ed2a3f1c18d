import { uuidv7 } from 'uuidv7';
import { edgesOf } from '@kept/rules/visits/edges-of';
import { mergeVisits } from '@kept/rules/visits/merge-visits';
import type { SequenceRow } from './load-sequence.ts';
import type { Decision } from './run-steps.ts';
import type { Statement, Transaction } from './transaction.ts';

/** What left a message stays: a later word of it changes nothing, so that the counts of a schedule always add up. */
const VISITS: Statement = {
  name: 'write_visits',
  text: `insert into message_visit (account_id, sequence_id, schedule_id, key, auto_message_id, entered_at, outcome, left_at)
    select $1, $2, $3, v.key, v.auto_message_id, v.entered_at, v.outcome, case when v.outcome <> 'waiting' then $4::timestamptz end
    from unnest($5::text[], $6::text[], $7::timestamptz[], $8::text[]) as v (key, auto_message_id, entered_at, outcome)
    on conflict (account_id, sequence_id, key) do update set outcome = excluded.outcome, left_at = excluded.left_at
      where message_visit.outcome = 'waiting' and excluded.outcome <> 'waiting'`,
};

const EDGES: Statement = {
  name: 'write_edges',
  text: `insert into edge_passage (id, account_id, sequence_id, schedule_id, at, auto_message_id, auto_reply_id, built_in_id)
    select e.id, $1, $2, $3, $4, e.auto_message_id, e.auto_reply_id, e.built_in_id
    from unnest($5::uuid[], $6::text[], $7::text[], $8::text[]) as e (id, auto_message_id, auto_reply_id, built_in_id)`,
};

/** Queues what a decision adds to the counts of its schedule; nothing, when it adds nothing. */
export function writeVisits(
  transaction: Transaction,
  { row, decision }: { readonly row: SequenceRow; readonly decision: Decision },
): void {
  const shared = [row.account_id, row.id, row.schedule_id, row.now];
  const visits = mergeVisits(decision.steps.flatMap((step) => step.visits));
  if (visits.length > 0) {
    transaction.write(VISITS, [
      ...shared,
      visits.map(({ key }) => key),
      visits.map(({ auto_message_id }) => auto_message_id),
      visits.map(({ at }) => at),
      visits.map(({ outcome }) => outcome),
    ]);
  }
  const edges = decision.steps.flatMap(({ trace }) => edgesOf(trace));
  if (edges.length === 0) return;
  transaction.write(EDGES, [
    ...shared,
    edges.map(() => uuidv7()),
    edges.map(({ auto_message_id }) => auto_message_id),
    edges.map(({ auto_reply_id }) => auto_reply_id),
    edges.map(({ built_in_id }) => built_in_id),
  ]);
}
