import { uuidv7 } from 'uuidv7';
import type { SendEffect } from '@kept/rules/effect';
import { attachFiles } from '../files/attach-files.ts';
import { insertClientMessage } from '../insert-message.ts';
import type { DueMessage } from '../load-sequence.ts';
import { onceKey, type EffectContext } from './effect-context.ts';
import { groupKeyOf } from './group-key-of.ts';
import { securely } from './securely.ts';
import { wordsOf } from './words-of.ts';

/** Writes the message an effect names, rendered with today's facts; the delivery takes it from there. */
export function send(context: EffectContext, effect: SendEffect): readonly DueMessage[] {
  const { loaded, facts, step, step_id, transaction } = context;
  const { row, senders } = loaded;
  const to_address = facts.participant.addresses[effect.channel];
  const words = wordsOf(context, effect);
  // An empty text of the product's own means: say nothing. Without an address the rules send nothing.
  if (words === null || words.body === '' || to_address === null) return [];

  const secure = securely(context, { effect, words });
  const shown = secure ?? words;
  const sender = senders.find(({ type }) => type === (effect.channel === 'email' ? 'email' : 'phone'));
  const { source } = effect;
  const id = uuidv7();
  insertClientMessage(
    transaction,
    {
      id,
      account_id: row.account_id,
      once_key: onceKey(context, effect.key),
      kind: source.kind,
      channel: effect.channel,
      lane: effect.lane,
      to_address,
      subject: shown.subject,
      body: shown.body,
      spoken: words.spoken ?? null,
      html: shown.html,
      sent_securely: secure !== null,
      due_at: effect.due_at,
      send_by: effect.send_by,
      obeys_quiet_hours: effect.obeys_quiet_hours,
      appointment_version: effect.appointment_version,
      client_time_zone: facts.participant.time_zone,
      sequence_id: row.id,
      appointment_id: row.appointment_id,
      participant_id: row.participant_id,
      contact_id: row.contact_id,
      step_id,
      effect_key: effect.key,
      life: step.life,
      revision_id: source.kind === 'system_text' ? null : source.revision_id,
      auto_message_id: source.kind === 'system_text' ? null : source.auto_message_id,
      auto_reply_id: source.kind === 'automatic_reply' ? source.auto_reply_id : null,
      system_text: source.kind === 'system_text' ? source.text : null,
      sender_id: sender?.id ?? null,
      from_address: sender?.address ?? null,
      // several people share an address: what each is told stays apart
      group_key: secure === null ? groupKeyOf(context, effect) : null,
    },
    { line_id: uuidv7(), thread_id: uuidv7() },
  );
  secure?.write(id);
  attachFiles(transaction, { account_id: row.account_id, message_id: id, ids: words.attachments });
  const authored = source.kind === 'system_text' ? { revision_id: null, auto_message_id: null } : source;
  const { revision_id, auto_message_id } = authored;
  return [
    {
      id,
      lane: effect.lane,
      kind: source.kind,
      revision_id,
      auto_message_id,
      effect_key: effect.key,
      life: step.life,
      due_at: effect.due_at,
    },
  ];
}
