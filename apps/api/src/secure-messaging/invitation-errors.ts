import { checkTemplate } from '@kept/content/check-template';
import { renderTemplate } from '@kept/content/render';
import { SECURE_LINK_MARK } from '@kept/content/secure/secure-link-mark';
import type { FieldError } from '../problems/problem.ts';
import { pinErrors } from './pin-errors.ts';
import type { ChangeSecureMessaging } from './secure-messaging.schema.ts';

/** What an account cannot say of its invitation and its usual PIN. */
export function invitationErrors({
  link_subject,
  link_body,
  default_pin,
}: ChangeSecureMessaging): readonly FieldError[] {
  return [
    ...templateErrors('/link_subject', link_subject),
    ...templateErrors('/link_body', link_body),
    ...linkErrors(link_body),
    ...(default_pin === null || default_pin === undefined ? [] : pinErrors('/default_pin', default_pin)),
  ];
}

function templateErrors(field: string, template: string | null | undefined): readonly FieldError[] {
  if (template === null || template === undefined) return [];
  return checkTemplate(template.replaceAll(/\{\{-?\s*secure_link\s*-?\}\}/gu, 'link')).map(({ code, message }) => ({
    field,
    code,
    message,
  }));
}

function linkErrors(body: string | null | undefined): readonly FieldError[] {
  if (body === null || body === undefined) return [];
  const { text } = renderTemplate(body, { secure_link: SECURE_LINK_MARK }, { locale: 'en', time_zone: 'UTC' });
  if (text.includes(SECURE_LINK_MARK)) return [];
  return [
    {
      field: '/link_body',
      code: 'link_missing',
      message:
        'does not name {{ secure_link }}: without it the client cannot open the message, so write it where the link belongs',
    },
  ];
}
