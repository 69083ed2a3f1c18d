import { uuidv7 } from 'uuidv7';
import { emptyMemory, revisionsInMemory } from '@kept/rules/memory';
import { plan } from '@kept/rules/plan';
import { countAhead, noteAhead } from './count-ahead.ts';
import type { DefinitionCache } from './definition-cache.ts';
import { factsOf } from './facts-of.ts';
import { loadSequence, type SequenceKey } from './load-sequence.ts';
import { readStaff } from './notifications/read-staff.ts';
import { tellsStaff } from './notifications/tells-staff.ts';
import { runSteps } from './run-steps.ts';
import { mayGoSecurely } from './secure/goes-securely.ts';
import type { Vault } from './secure/vault.ts';
import { localTime, sentences } from './sentence.ts';
import type { SequenceView } from './sequence-view.ts';
import type { Transaction } from './transaction.ts';
import { restingView, viewOf } from './view-of.ts';
import { didOf, writeDecision } from './write-decision.ts';

export interface DecideWithinRequest extends SequenceKey {
  readonly cache: DefinitionCache;
  readonly vault: Vault;
}

/** A decision in a transaction of the caller's, who has something to add to it: the digit of a call, and its answer. */
export async function decideWithin(transaction: Transaction, request: DecideWithinRequest): Promise<SequenceView> {
  const loaded = await loadSequence(transaction, request);
  if (loaded === null) return restingView(sentences.gone());
  const { row } = loaded;
  if (row.held_at !== null) {
    return restingView(sentences.held(localTime(row.held_at, row.time_zone), row.held_reason ?? 'by staff'));
  }
  if (row.published_revision_id === null) return restingView(sentences.notPublished());

  const definitions = await request.cache.load(transaction, {
    account_id: row.account_id,
    newest: row.published_revision_id,
    others: row.memory === null ? [] : revisionsInMemory(row.memory),
  });
  const facts = factsOf(row);
  const decision = runSteps({
    definitions,
    facts,
    memory: row.memory,
    life: row.life,
    inputs: loaded.inputs,
    now: row.now,
    wake_at: row.wake_at,
    finished: row.finished,
    timer_id: uuidv7(),
  });
  const shared = { definitions, now: row.now, clock_offset_ms: row.clock_offset_ms };
  if (decision === null) {
    const { wake_at, finished } = row;
    const memory = row.memory ?? emptyMemory(row.life);
    const planned = plan({ definitions, memory, facts, now: row.now });
    noteAhead(transaction, { row, ahead: countAhead(planned) });
    return viewOf({
      ...shared,
      facts,
      planned,
      memory,
      wake_at,
      finished,
      due: loaded.due,
      did: [],
    });
  }
  const { memory, wake_at, finished } = decision;
  const planned = plan({ definitions, memory, facts: decision.facts, now: row.now });
  const staff = tellsStaff(decision.steps, row.settings) ? await readStaff(transaction, row.account_id) : null;
  const settings = row.settings.secure_messaging;
  const secure = decision.steps.some((step) => mayGoSecurely({ settings, definitions, step }));
  const keys = secure ? await request.vault.keysOf(transaction, row.account_id) : null;
  const made = writeDecision(transaction, { loaded, decision, definitions, ahead: countAhead(planned), staff, keys });
  const withdrawn = new Set(
    decision.steps.flatMap((step) =>
      step.effects.flatMap((effect) => (effect.type === 'withdraw' ? [effect.send_key] : [])),
    ),
  );
  const due = [...loaded.due, ...made].filter(({ effect_key }) => effect_key === null || !withdrawn.has(effect_key));
  return viewOf({
    ...shared,
    facts: decision.facts,
    planned,
    memory,
    wake_at,
    finished,
    due,
    did: decision.steps.flatMap(didOf),
  });
}
