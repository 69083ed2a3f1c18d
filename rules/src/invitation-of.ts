import type { Definitions } from './definitions.ts';
import type { AutoMessage } from './document.ts';
import type { SendSource } from './effect.ts';
import { findTranslation } from './find-translation.ts';
import { findMessage } from './turn/find-authored.ts';

/** What leaves in place of an auto message's words where it is sent securely, as authored. Null: the account's. */
export interface AuthoredInvitation {
  readonly link_subject: string | null;
  readonly link_body: string | null;
  /** A template with a field, or sealed. Null: the contact's, else the account's. */
  readonly pin: string | null;
}

interface Sent {
  readonly definitions: Definitions;
  readonly source: SendSource;
  readonly locale: string;
}

/**
 * The invitation and the PIN of a message, in the translation for the locale, else its language, else the default. What
 * answers it by itself asks for its PIN, and comes with the account's words: the message's tell of something else.
 */
export function invitationOf({ definitions, source, locale }: Sent): AuthoredInvitation {
  const message = source.kind === 'system_text' ? undefined : findMessage(definitions, source)?.message;
  if (message === undefined) return { link_subject: null, link_body: null, pin: null };
  if (source.kind === 'automatic_reply') return { link_subject: null, link_body: null, pin: message.pin };
  return { ...linkWordsOf(message, locale), pin: message.pin };
}

/** A translation without words of its own has those of the default wording; a call has none. */
export function linkWordsOf(message: AutoMessage, locale: string): Omit<AuthoredInvitation, 'pin'> {
  if (message.type === 'call') return { link_subject: null, link_body: null };
  if (message.type === 'sms') {
    const { content, translations } = message;
    return {
      link_subject: null,
      link_body: (findTranslation(translations, locale) ?? content).link_body ?? content.link_body,
    };
  }
  const { content, translations } = message;
  const { link_subject, link_body } = findTranslation(translations, locale) ?? content;
  return { link_subject: link_subject ?? content.link_subject, link_body: link_body ?? content.link_body };
}
