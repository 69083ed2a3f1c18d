import { uuidv7 } from 'uuidv7';
import type { Fields } from '@kept/content/fields';
import { renderTemplate } from '@kept/content/render';
import { emailSubject } from '@kept/content/email-subject';
import { renderMail } from '@kept/content/mail/render-mail';
import { replySubject } from '@kept/content/mail/reply-subject';
import { systemText } from '@kept/content/system-texts';
import type { SystemTextKey } from '@kept/rules/system-text';
import type { LooseMessage } from '../due-work.ts';
import { logRendered } from '../effects/log-rendered.ts';
import { insertClientMessage } from '../insert-message.ts';
import type { Transaction } from '../transaction.ts';
import { replyChannel } from './mail-reply.ts';
import type { Routed } from './receive-reply.ts';

export interface LineText extends Routed {
  readonly text: SystemTextKey;
  readonly fields: Fields;
  readonly time_zone: string;
}

/** Answers a reply on its line with one of the product's own texts, for no sequence; nothing when the text is empty. */
export function sayOnLine(
  transaction: Transaction,
  { request, context, reply, text, fields, time_zone }: LineText,
): LooseMessage[] {
  const { locale, settings } = context;
  const overrides = settings.texts ?? {};
  const template = systemText({ key: text, locale, overrides });
  const style = { locale, time_zone };
  const {
    text: body,
    html,
    ...wrong
  } = request.mail === undefined
    ? { ...renderTemplate(template, fields, style), html: null }
    : renderMail(template, fields, style);
  const { account_id, from, sender_address, provider_id } = request;
  logRendered(transaction, { account_id, sequence_id: null, appointment_id: null, at: context.now }, wrong);
  if (body === '') return [];
  const id = uuidv7();
  insertClientMessage(
    transaction,
    {
      id,
      account_id,
      body,
      html,
      once_key: `${text}/${provider_id}`,
      kind: 'system_text',
      channel: replyChannel(request),
      subject: subjectOf({ request, context }),
      lane: 'answer',
      system_text: text,
      sender_id: context.sender_id,
      from_address: sender_address,
      to_address: from,
      contact_id: context.contact_id,
      obeys_quiet_hours: false,
      due_at: context.now,
    },
    { line_id: reply.line_id, thread_id: reply.thread_id },
  );
  return [{ account_id, message_id: id, lane: 'answer' }];
}

/** An answer to a mail goes under its subject; one without any under the account's usual one. */
function subjectOf({ request, context }: Pick<Routed, 'request' | 'context'>): string | null {
  if (request.mail === undefined) return null;
  const { locale, settings, account_name } = context;
  const usual = emailSubject({ authored: null, locale, overrides: settings.texts ?? {} });
  const fields = { user: { company: account_name } };
  return replySubject(request.mail.subject) ?? renderTemplate(usual, fields, { locale, time_zone: 'UTC' }).text;
}
