import type { Fields } from '@kept/content/fields';
import type { TimeStyle } from '@kept/content/format-time';
import { renderTemplate } from '@kept/content/render';
import { SEALED_PIN } from '@kept/rules/document/pin-schema';
import { invitationPreview } from '#lib/secure-messaging/invitation-preview.ts';
import type { Invites } from '../content/invites.ts';

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
  /** Of the client. */
  readonly fields: Fields;
  readonly style: TimeStyle;
}

/** The invitation as a client would get it, rendered as it is when it is sent. */
export function invitedAs({ content, invites: { usual, pin }, fields, style }: Inviting): Invited {
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
