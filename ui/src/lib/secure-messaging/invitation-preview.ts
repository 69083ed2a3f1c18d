import { nameAndCompany } from '@kept/content/fields';
import { renderInvitation } from '@kept/content/secure/render-invitation';
import { SECURE_LINK_MARK } from '@kept/content/secure/secure-link-mark';

interface PreviewRequest {
  /** As they are being written; null: the product's own words. */
  readonly link_subject: string | null;
  readonly link_body: string | null;
  readonly user: { readonly name: string; readonly company: string };
  readonly locale: string;
}

export interface InvitationPreview {
  readonly text: string;
  readonly email: { readonly subject: string; readonly text: string };
}

/** As long as a real one; it opens nothing. */
const SAMPLE = '/s/AZqZ1vN0cYyq4lYwq3m3kQGaoP6wfXcBk8i1m2tq7Tsample-link-in-preview';

/** What a client gets in place of a secure message's words, as a text and as a mail, while it is being written. */
export function invitationPreview({ user, locale, ...templates }: PreviewRequest): InvitationPreview {
  const fields = { user: { ...user, name_and_company: nameAndCompany(user) } };
  const style = { locale, time_zone: 'UTC' };
  const linked = (text: string) => text.replaceAll(SECURE_LINK_MARK, `${location.origin}${SAMPLE}`);
  const sms = renderInvitation({ templates, channel: 'sms', fields, style });
  const email = renderInvitation({ templates, channel: 'email', fields, style });
  return { text: linked(sms.body), email: { subject: email.subject ?? '', text: linked(email.body) } };
}
