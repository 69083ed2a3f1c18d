import { nameAndCompany } from '@kept/content/fields';
import { renderInvitation, type InvitationTemplates } from '@kept/content/secure/render-invitation';
import { SECURE_LINK_MARK } from '@kept/content/secure/secure-link-mark';
import type { SecureMessaging } from './secure-messaging.schema.ts';

interface PreviewRequest {
  readonly settings: InvitationTemplates;
  readonly name: string;
  readonly company: string;
  readonly locale: string;
}

/** The invitation by text and by mail, as somebody's clients would get it. */
export function previewInvitation({ settings, name, company, locale }: PreviewRequest): SecureMessaging['preview'] {
  const fields = { user: { name, company, name_and_company: nameAndCompany({ name, company }) } };
  const shown = (channel: 'sms' | 'email') => {
    const { subject, body } = renderInvitation({
      templates: settings,
      channel,
      fields,
      style: { locale, time_zone: 'UTC' },
    });
    return { subject, body: body.replaceAll(SECURE_LINK_MARK, 'https://…') };
  };
  return { sms: shown('sms'), email: shown('email') };
}
