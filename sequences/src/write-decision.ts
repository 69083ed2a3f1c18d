import { uuidv7 } from 'uuidv7';
import type { Definitions } from '@kept/rules/definitions';
import type { Effect } from '@kept/rules/effect';
import type { Instant } from '@kept/rules/instant';
import { notifyStaff } from './effects/notify-staff.ts';
import { send } from './effects/send.ts';
import { setState } from './effects/set-state.ts';
import { skip } from './effects/skip.ts';
import { speak } from './effects/speak.ts';
import { withdraw } from './effects/withdraw.ts';
import type { EffectContext } from './effects/effect-context.ts';
import { writeVisits } from './write-visits.ts';
import { writeLog } from './effects/write-log.ts';
import type { CountsAhead } from './count-ahead.ts';
import type { DueMessage, LoadedSequence } from './load-sequence.ts';
import type { Staff } from './notifications/read-staff.ts';
import { isAnsweredReply } from './notifications/tells-staff.ts';
import type { DecidedStep, Decision } from './run-steps.ts';
import type { AccountKeys } from './secure/vault.ts';
import type { Statement, Transaction } from './transaction.ts';

const INSERT_STEP: Statement = {
  name: 'insert_step',
  text: `insert into sequence_step (id, account_id, sequence_id, life, input_id, input_type, at, trace, effects, did)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
};

const HANDLED: Statement = {
  name: 'mark_inputs_handled',
  text: `update sequence_input set handled_at = now() where account_id = $1 and id = any($2::uuid[])`,
};

const STORE: Statement = {
  name: 'store_sequence',
  text: `update sequence set memory = $3, life = $4, wake_at = $5, finished = $6, last_decided_at = $7,
      stuck_at = null, stuck_reason = null, planned_count = $8, held_count = $9,
      heard_at = greatest(heard_at, $10), updated_at = now()
    where account_id = $1 and id = $2`,
};

export interface WriteRequest {
  readonly loaded: LoadedSequence;
  readonly decision: Decision;
  readonly definitions: Definitions;
  readonly ahead: CountsAhead;
  /** Null where the decision tells staff nothing; see `tellsStaff`. */
  readonly staff: Staff | null;
  /** Null where nothing that is decided can go securely; see `mayGoSecurely`. */
  readonly keys: AccountKeys | null;
}

/** Queues everything a decision made true and answers the messages it made that are yet to be sent. */
export function writeDecision(
  transaction: Transaction,
  { loaded, decision, definitions, ahead, staff, keys }: WriteRequest,
): readonly DueMessage[] {
  const { row } = loaded;
  const made = decision.steps.flatMap((step) =>
    writeStep(transaction, { loaded, decision, definitions, ahead, staff, keys, step }),
  );
  writeVisits(transaction, { row, decision });
  const handled = loaded.inputs.map(({ input }) => input.id);
  if (handled.length > 0) transaction.write(HANDLED, [row.account_id, handled]);
  transaction.write(STORE, [
    row.account_id,
    row.id,
    JSON.stringify(decision.memory),
    decision.life,
    decision.wake_at,
    decision.finished,
    row.now,
    ahead.planned,
    ahead.held,
    heardAt(decision),
  ]);
  return made;
}

/** When the client last said something that this decision took in; null: it took in no reply. */
function heardAt({ steps }: Decision): Instant | null {
  const heard = steps.flatMap(({ input }) => (input.type === 'reply' ? [input.at] : []));
  return heard.toSorted().at(-1) ?? null;
}

function writeStep(
  transaction: Transaction,
  { loaded, decision, definitions, staff, keys, step }: WriteRequest & { readonly step: DecidedStep },
): readonly DueMessage[] {
  const { row } = loaded;
  const { input } = step;
  const step_id = uuidv7();
  transaction.write(INSERT_STEP, [
    step_id,
    row.account_id,
    row.id,
    step.life,
    input.type === 'timer' ? null : input.id,
    input.type,
    row.now,
    JSON.stringify(step.trace),
    JSON.stringify(step.effects),
    didOf(step),
  ]);
  const { facts } = decision;
  const context: EffectContext = { transaction, loaded, definitions, staff, keys, facts, step, step_id };
  const made = step.effects.flatMap((effect) => carryOut(context, effect));
  if (staff === null || !isAnsweredReply(step)) return made;
  return [...made, ...notifyStaff(context, { key: `n/${input.id}/answered`, reason: 'reply_answered', source: null })];
}

/** The messages an effect made that wait to be sent. */
function carryOut(context: EffectContext, effect: Effect): readonly DueMessage[] {
  const { row } = context.loaded;
  switch (effect.type) {
    case 'send':
      return send(context, effect);
    case 'notify_staff':
      return notifyStaff(context, effect);
    case 'set_state':
      setState(context, effect);
      return [];
    case 'skip':
      skip(context, effect);
      return [];
    case 'withdraw':
      withdraw(context, effect);
      return [];
    case 'speak':
    case 'forward':
      speak(context, effect);
      return [];
    case 'log':
      writeLog(context.transaction, {
        account_id: row.account_id,
        sequence_id: row.id,
        appointment_id: row.appointment_id,
        message_id: null,
        code: effect.code,
        detail: effect.detail,
        at: row.now,
      });
      return [];
    default:
      return effect satisfies never;
  }
}

/** Short facts for the history an operator reads: what came in, which auto reply fired, what state it led to. */
export function didOf({ input, effects, trace }: DecidedStep): readonly string[] {
  const fired = trace.flatMap((entry) =>
    entry.verdict === 'matched' && entry.auto_reply_id !== null ? [`matched ${entry.auto_reply_id}`] : [],
  );
  const done = effects.flatMap((effect) => {
    switch (effect.type) {
      case 'send':
        return [effect.source.kind === 'system_text' ? `send ${effect.source.text}` : `send ${effect.key}`];
      case 'set_state':
        return [`state ${effect.state}`];
      case 'notify_staff':
        return [`notify ${effect.reason}`];
      case 'skip':
        return [`skip ${effect.auto_message_id}: ${effect.reason}`];
      case 'withdraw':
        return [`withdraw ${effect.send_key}`];
      case 'speak':
      case 'forward':
        return [`${effect.type} ${effect.call}`];
      case 'log':
        return [effect.code];
      default:
        return effect satisfies never;
    }
  });
  return [input.type, ...fired, ...done];
}
