import type { Fields } from '@kept/content/fields';
import type { TimeStyle } from '@kept/content/format-time';
import { renderInvitation, type InvitationTemplates } from '@kept/content/secure/render-invitation';
import { withSampleLinks } from '#lib/links/with-sample-links.ts';

interface PreviewRequest {
  /** As they are being written; null: the product's own words. */
  readonly templates: InvitationTemplates;
  readonly fields: Fields;
  readonly style: TimeStyle;
}

interface Shown {
  /** Null: a text has none. */
  readonly subject: string | null;
  readonly body: string;
}

/** What a client gets in place of a secure message's words, as a text and as a mail, while it is being written. */
export function invitationPreview(request: PreviewRequest): Readonly<Record<'sms' | 'email', Shown>> {
  const shown = (channel: 'sms' | 'email'): Shown => {
    const { subject, body } = renderInvitation({ ...request, channel });
    return { subject, body: withSampleLinks(body) };
  };
  return { sms: shown('sms'), email: shown('email') };
}
