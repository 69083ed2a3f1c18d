import { checkTemplate } from '@kept/content/check-template';
import type { FieldError } from '../problems/problem.ts';
import { pinErrors } from './pin-errors.ts';
import type { ChangeSecureMessaging } from './secure-messaging.schema.ts';

/** What an account cannot say of its invitation and its usual PIN. */
export function invitationErrors(change: ChangeSecureMessaging): readonly FieldError[] {
  const { default_pin } = change;
  return [
    ...(['link_subject', 'link_body'] as const).flatMap((part) => {
      const words = change[part] ?? null;
      if (words === null) return [];
      return checkTemplate(words, part).map(({ code, message }) => ({ field: `/${part}`, code, message }));
    }),
    ...(default_pin === null || default_pin === undefined ? [] : pinErrors('/default_pin', default_pin)),
  ];
}
