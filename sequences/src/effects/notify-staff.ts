import { contentOf } from '@kept/rules/content-of';
import { NO_DIGIT } from '@kept/rules/digits';
import type { NotifyEffect } from '@kept/rules/effect';
import type { Input } from '@kept/rules/input';
import { taggedTitle } from '@kept/rules/title-tag';
import type { Fields } from '@kept/content/fields';
import { notification, SECURE_REPLY, type ToldReason } from '@kept/content/notification';
import type { DueMessage } from '../load-sequence.ts';
import { noteUnknownEffect } from '../notifications/note-unknown.ts';
import { notificationEvent } from '../notifications/notification-event.ts';
import { reachedBy, type Reached } from '../notifications/reached-by.ts';
import { writeStaffNotice } from '../notifications/write-staff-notice.ts';
import { onceKey, type EffectContext } from './effect-context.ts';
import { fieldsOf } from './fields-of.ts';
import { logPlace } from './log-place.ts';
import { logRendered } from './log-rendered.ts';

/** What is told, and under which key it is told once. */
type Telling = Pick<NotifyEffect, 'key' | 'source'> & { readonly reason: ToldReason };

/**
 * Tells staff as the settings say, in our words or the author's, with the reply that caused it. Of messages of which nobody
 * knows whether they arrived they are told together, a little later.
 */
export function notifyStaff(context: EffectContext, effect: Telling): readonly DueMessage[] {
  const { loaded, definitions, facts, step, step_id, transaction } = context;
  const { row, senders } = loaded;
  if (effect.reason === 'outcome_unknown' && step.input.type === 'delivery') {
    const { account_id, id: sequence_id } = row;
    noteUnknownEffect(transaction, { account_id, sequence_id, life: step.life, effect_key: step.input.key });
    return [];
  }
  const authored =
    effect.source === null
      ? null
      : contentOf({ definitions, source: { kind: 'notification', ...effect.source }, locale: row.account_locale });
  const said = saidIn(step.input);
  // what came through a secure link leaves the house by no mail and no text
  const reply = said !== null && isSecure(step.input) ? SECURE_REPLY : said;
  const { subject, body, ...wrong } = notification({
    reason: effect.reason,
    authored:
      authored === null ? null : { subject: authored.subject, body: authored.body === '' ? null : authored.body },
    fields: withTag(context),
    style: { locale: row.account_locale, time_zone: facts.appointment.time_zone },
    reply,
    link: null,
  });
  logRendered(transaction, logPlace(context), wrong);
  const ids = writeStaffNotice(transaction, {
    account_id: row.account_id,
    once_key: onceKey(context, effect.key),
    reached: authored?.to == null ? reachedIn(context, effect.reason) : [{ channel: 'email', address: authored.to }],
    reason: effect.reason,
    subject,
    body,
    who: row.participant_name,
    reply,
    at: row.now,
    senders,
    about: {
      sequence_id: row.id,
      appointment_id: row.appointment_id,
      participant_id: row.participant_id,
      step_id,
      life: step.life,
    },
  });
  return ids.map((id) => ({
    id,
    lane: 'answer',
    kind: 'notification',
    revision_id: null,
    auto_message_id: null,
    effect_key: null,
    life: step.life,
    due_at: row.now,
  }));
}

function reachedIn({ loaded: { row }, staff }: EffectContext, reason: ToldReason): readonly Reached[] {
  if (staff === null) throw new Error('a decision that tells staff was written without them');
  return reachedBy({
    event: notificationEvent(reason),
    rules: row.settings.notifications,
    staff: staff.people,
    owner_user_id: row.owner_user_id,
  });
}

function isSecure(input: Input): boolean {
  return input.type === 'reply' && input.secure === true;
}

/** What the client wrote, or the key they pressed. */
function saidIn(input: Input): string | null {
  if (input.type === 'reply') return input.text;
  return input.type === 'digit' && input.digit !== NO_DIGIT ? input.digit : null;
}

/** The title as staff see it everywhere: with the tag of all participants' states, this one's as just decided. */
function withTag(context: EffectContext): Fields {
  const { facts, loaded } = context;
  const title = taggedTitle(facts.appointment.title, [facts.participant.state, ...loaded.row.other_states]);
  return fieldsOf({ ...context, facts: { ...facts, appointment: { ...facts.appointment, title } } });
}
