import type { Definitions } from './definitions.ts';
import type { Action, AutoMessage } from './document.ts';
import type { NotifyEffect, SendSource } from './effect.ts';
import { ownValue } from './own-value.ts';
import { findAutoReply, findMessage } from './turn/find-authored.ts';

export type ContentSource = SendSource | ({ readonly kind: 'notification' } & NonNullable<NotifyEffect['source']>);

/** Authored words before Liquid. */
export interface Content {
  /** Null: the account's usual one. */
  readonly subject: string | null;
  /** Empty when a notification leaves it to the usual one. */
  readonly body: string;
  /** Where a notification goes instead of to the usual addresses. */
  readonly to: string | null;
}

/**
 * The words a source refers to, in the translation for the locale, else its language, else the default. Null
 * when they are not in the definitions; system texts are not, for they belong to the account.
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
    case 'sms':
      return { subject: null, body: (translated(message.translations, locale) ?? message.content).body, to: null };
    case 'email': {
      const { subject, body } = translated(message.translations, locale) ?? message.content;
      return { subject: subject ?? message.content.subject, body, to: null };
    }
    case 'call':
      return null;
  }
}

function ofAction(action: Action, locale: string): Content | null {
  if (action.type === 'reply') {
    const { subject, body } = translated(action.translations, locale) ?? action;
    return { subject: subject ?? action.subject, body, to: null };
  }
  return action.type === 'send_email_notification'
    ? { subject: action.subject, body: action.body ?? '', to: action.to }
    : null;
}

/** Locales compare without case; `es` serves every Spanish that has no translation of its own. */
function translated<T>(translations: Readonly<Record<string, T>>, locale: string): T | undefined {
  const names = Object.keys(translations);
  const wanted = locale.toLowerCase();
  const exact = names.find((name) => name.toLowerCase() === wanted);
  const language = names.find((name) => name.toLowerCase() === wanted.split('-', 1)[0]);
  const name = exact ?? language;
  return name === undefined ? undefined : ownValue(translations, name);
}
