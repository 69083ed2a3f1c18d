import type { Fields } from '../fields.ts';
import type { TimeStyle } from '../format-time.ts';
import { renderMail } from '../mail/render-mail.ts';
import { renderTemplate, type Rendered } from '../render.ts';
import { SECURE_LINK_MARK } from './secure-link-mark.ts';
import { usualInvitation } from './usual-invitation.ts';

/** The words around the link as an account wrote them; null: the product's own. */
export interface InvitationTemplates {
  readonly link_subject: string | null;
  readonly link_body: string | null;
}

export interface InvitationRequest {
  readonly templates: InvitationTemplates;
  readonly channel: 'sms' | 'email';
  readonly fields: Fields;
  readonly style: TimeStyle;
}

/** What leaves the house of a secure message: its words, with {@link SECURE_LINK_MARK} where the link will be. */
export interface Invitation extends Pick<Rendered, 'unknown_fields' | 'fault'> {
  /** Null: a text has none. */
  readonly subject: string | null;
  readonly body: string;
  readonly html: string | null;
}

/**
 * Renders it. A body that could not be rendered, or has lost its link, gives way to the product's own: a client must get
 * the link whatever became of the account's words.
 */
export function renderInvitation({ templates, channel, fields, style }: InvitationRequest): Invitation {
  const usual = usualInvitation(style.locale);
  const all = { ...fields, secure_link: SECURE_LINK_MARK };
  const render = (words: string) =>
    channel === 'email' ? renderMail(words, all, style) : { ...renderTemplate(words, all, style), html: null };
  const written = render(templates.link_body ?? usual.body);
  const body = written.text.includes(SECURE_LINK_MARK) ? written : { ...written, ...render(usual.body) };
  const subject = channel === 'email' ? renderTemplate(templates.link_subject ?? usual.subject, all, style) : null;
  return {
    subject: subject === null ? null : subject.text.replaceAll(SECURE_LINK_MARK, '').trim(),
    body: body.text,
    html: body.html,
    unknown_fields: [...written.unknown_fields, ...(subject?.unknown_fields ?? [])],
    fault: written.fault ?? subject?.fault ?? null,
  };
}
