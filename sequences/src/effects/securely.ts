import type { SendEffect } from '@kept/rules/effect';
import { invitationOf } from '@kept/rules/invitation-of';
import type { Input } from '@kept/rules/input';
import type { Memory } from '@kept/rules/memory';
import { renderInvitation, type Invitation } from '@kept/content/secure/render-invitation';
import { goesSecurely } from '../secure/goes-securely.ts';
import { authoredPin } from '../secure/sealed-pin.ts';
import { usualSecureMessaging } from '../secure/usual-secure-messaging.ts';
import { writeSecureMessage } from '../secure/write-secure-message.ts';
import type { EffectContext } from './effect-context.ts';
import { fieldsOf } from './fields-of.ts';
import { logPlace } from './log-place.ts';
import { logRendered } from './log-rendered.ts';
import type { Words } from './words-of.ts';

interface Securely extends Pick<Invitation, 'subject' | 'body' | 'html'> {
  /** Puts the words under seal, beside the message of this id. */
  readonly write: (message_id: string) => void;
}

/** The invitation that leaves in place of a message's words; null: it goes as it is. */
export function securely(
  context: EffectContext,
  { effect, words }: { readonly effect: SendEffect; readonly words: Words },
): Securely | null {
  const { loaded, definitions, facts, keys, step, transaction } = context;
  const { row } = loaded;
  const { channel } = effect;
  const stored = row.settings.secure_messaging;
  if (channel === 'call' || !goesSecurely({ settings: stored, definitions, input: step.input, effect })) return null;
  if (keys === null) throw new Error('a message that goes securely was decided without the keys of the account');
  const settings = stored ?? usualSecureMessaging;
  const { locale } = facts.participant;
  const source = invitingSource({ source: effect.source, input: step.input, memory: row.memory });
  const { pin, ...authored } = invitationOf({ definitions, source, locale });
  const { subject, body, html, ...wrong } = renderInvitation({
    templates: {
      link_subject: authored.link_subject ?? settings.link_subject,
      link_body: authored.link_body ?? settings.link_body,
    },
    channel,
    fields: fieldsOf(context),
    style: { locale, time_zone: facts.appointment.time_zone },
  });
  logRendered(transaction, logPlace(context), wrong);
  return {
    subject,
    body,
    html,
    write: (message_id) =>
      writeSecureMessage(transaction, {
        account_id: row.account_id,
        message_id,
        keys,
        content: { subject: words.subject, body: words.body, html: words.html },
        lifetime: settings.link_lifetime,
        pin: authoredPin(pin, keys),
        written_at: row.now,
      }),
  };
}

interface Inviting {
  readonly source: SendEffect['source'];
  readonly input: Input;
  readonly memory: Memory | null;
}

/** What the product says by itself to a reply is as private as the message that the reply answers. */
function invitingSource({ source, input, memory }: Inviting): SendEffect['source'] {
  if (source.kind !== 'system_text' || input.type !== 'reply') return source;
  const answered = memory?.sent.find(({ key }) => key === input.answers);
  if (answered === undefined) return source;
  const { revision_id, auto_message_id } = answered;
  return { kind: 'automatic_reply', revision_id, auto_message_id, auto_reply_id: '', action_index: 0 };
}
