import type { Definitions } from './definitions.ts';
import type { Action, AutoMessage } from './document.ts';
import type { NotifyEffect, SendSource } from './effect.ts';
import { findTranslation } from './find-translation.ts';
import { findAutoReply, findMessage } from './turn/find-authored.ts';

export type ContentSource = SendSource | ({ readonly kind: 'notification' } & NonNullable<NotifyEffect['source']>);

/** Authored words before Liquid. */
export interface Content {
  /** Null: the account's usual one. */
  readonly subject: string | null;
  /** Empty when a notification leaves it to the usual one. */
  readonly body: string;
  /** Ids of files that go along. */
  readonly attachments: readonly string[];
  /** The account's template that stands for the body; null: the body is what is said. */
  readonly template_id: string | null;
  /** Where a notification goes instead of to the usual addresses. */
  readonly to: string | null;
}

/**
 * The words a source refers to, in the translation for the locale, else its language, else the default. Null
 * when they are not in the definitions; system texts are not, for they belong to the account, and calls have scripts.
 */
export function contentOf({
  definitions,
  source,
  locale,
}: {
  readonly definitions: Definitions;
  readonly source: ContentSource;
  readonly locale: string;
}): Content | null {
  if (source.kind === 'system_text') return null;
  const authored = findMessage(definitions, source);
  if (authored === null) return null;
  if (source.kind === 'auto_message') return ofMessage(authored.message, locale);
  const action = findAutoReply(authored, source.auto_reply_id)?.actions[source.action_index];
  return action === undefined ? null : ofAction(action, locale);
}

function ofMessage(message: AutoMessage, locale: string): Content | null {
  switch (message.type) {
    case 'sms': {
      const { body, attachments, template_id } = findTranslation(message.translations, locale) ?? message.content;
      return { subject: null, body, attachments: orUsual(attachments, message.content), template_id, to: null };
    }
    case 'email': {
      const { content, translations } = message;
      const { subject, body, attachments, template_id } = findTranslation(translations, locale) ?? content;
      return {
        subject: subject ?? content.subject,
        body,
        attachments: orUsual(attachments, content),
        template_id,
        to: null,
      };
    }
    case 'call':
      return null;
  }
}

function ofAction(action: Action, locale: string): Content | null {
  if (action.type === 'reply') {
    const { subject, body, template_id } = findTranslation(action.translations, locale) ?? action;
    return {
      subject: subject ?? action.subject,
      body,
      attachments: action.attachments,
      template_id,
      to: null,
    };
  }
  return action.type === 'send_email_notification'
    ? { subject: action.subject, body: action.body ?? '', attachments: [], template_id: null, to: action.to }
    : null;
}

/** A translation without files of its own has those of the default wording: a map needs no translating. */
function orUsual(
  attachments: readonly string[],
  usual: { readonly attachments: readonly string[] },
): readonly string[] {
  return attachments.length === 0 ? usual.attachments : attachments;
}
