import { renderTemplate } from '@kept/content/render';
import { SEALED_PIN } from '@kept/rules/document/pin-schema';
import { invitationPreview } from '#lib/secure-messaging/invitation-preview.ts';
import type { ChosenAppointment } from '../../appointment-choice/chosen-appointment.ts';
import type { Invites } from '../content/invites.ts';
import { fieldsIn } from './preview-of.ts';

/** What leaves for a client, and behind which PIN the words open. */
export interface Invited {
  /** Null: a text has none. */
  readonly subject: string | null;
  readonly body: string;
  /** In words, without the PIN itself. */
  readonly pin: string;
}

interface Inviting {
  /** Of an email there is a subject. */
  readonly content: { readonly link_subject?: string | null; readonly link_body: string | null };
  readonly invites: Invites;
  readonly chosen: ChosenAppointment;
  readonly locale: string;
}

/** The invitation as the chosen client would get it, rendered as it is when it is sent. */
export function invitedAs({ content, invites: { usual, pin }, chosen, locale }: Inviting): Invited {
  const fields = fieldsIn(chosen, locale);
  const style = { locale, time_zone: chosen.facts.appointment.time_zone };
  const { link_subject, link_body } = content;
  const templates = { link_subject: link_subject ?? usual.link_subject, link_body: link_body ?? usual.link_body };
  const both = invitationPreview({ templates, fields, style });
  const is_blank = pin !== null && !pin.startsWith(SEALED_PIN) && renderTemplate(pin, fields, style).text.trim() === '';
  return {
    ...(link_subject === undefined ? both.sms : both.email),
    pin:
      pin === null
        ? 'Behind the client’s own PIN, else the account’s usual one'
        : is_blank
          ? 'This client’s PIN is empty: the message waits until the field is filled in'
          : 'Behind the PIN of this message',
  };
}
