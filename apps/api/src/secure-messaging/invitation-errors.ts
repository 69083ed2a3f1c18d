import { checkTemplate } from '@kept/content/check-template';
import { renderTemplate } from '@kept/content/render';
import { SECURE_LINK_MARK } from '@kept/content/secure/secure-link-mark';
import type { FieldError } from '../problems/problem.ts';
import type { ChangeSecureMessaging } from './secure-messaging.schema.ts';

/** A PIN that is the same for all is guessed in ten thousand tries at best; a shorter one in less. */
const SHORTEST_PIN = 4;

/** What an account cannot say of its invitation and its usual PIN. */
export function invitationErrors({
  link_subject,
  link_body,
  default_pin,
}: ChangeSecureMessaging): readonly FieldError[] {
  return [
    ...templateErrors('/link_subject', link_subject),
    ...templateErrors('/link_body', link_body),
    ...templateErrors('/default_pin', default_pin),
    ...linkErrors(link_body),
    ...(default_pin === '' ? [blank] : []),
    ...(typeof default_pin === 'string' && !default_pin.includes('{') && default_pin.trim().length < SHORTEST_PIN
      ? [tooShort]
      : []),
  ];
}

const blank: FieldError = { field: '/default_pin', code: 'blank', message: 'is empty: write null for none' };

const tooShort: FieldError = {
  field: '/default_pin',
  code: 'too_short',
  message: `has fewer than ${SHORTEST_PIN} characters and is guessed too soon: write a longer one`,
};

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
