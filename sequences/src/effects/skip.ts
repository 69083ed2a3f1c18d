import { uuidv7 } from 'uuidv7';
import type { Effect } from '@kept/rules/effect';
import { insertMessage } from '../insert-message.ts';
import { onceKey, type EffectContext } from './effect-context.ts';

/** Leaves a row for a message that will not be sent, so that its absence has a reason a person can read. */
export function skip(context: EffectContext, effect: Extract<Effect, { type: 'skip' }>): void {
  const { loaded, facts, definitions, step, step_id, transaction } = context;
  const { row } = loaded;
  const message = definitions.by_revision[definitions.newest]?.messages.find(({ id }) => id === effect.auto_message_id);
  const channel = message?.type ?? 'sms';
  // No line and no thread: nothing was said to anyone.
  insertMessage(transaction, {
    id: uuidv7(),
    account_id: row.account_id,
    once_key: onceKey(context, effect.key),
    kind: 'auto_message',
    channel,
    lane: 'bulk',
    to_address: facts.participant.addresses[channel] ?? '',
    body: '',
    due_at: row.now,
    obeys_quiet_hours: true,
    skipped_because: effect.reason,
    sequence_id: row.id,
    appointment_id: row.appointment_id,
    participant_id: row.participant_id,
    step_id,
    effect_key: effect.key,
    life: step.life,
    revision_id: definitions.newest,
    auto_message_id: effect.auto_message_id,
    appointment_version: effect.appointment_version,
  });
}
