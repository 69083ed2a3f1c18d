import type { AutoMessage } from '@kept/rules/document';
import type { SecureMessaging } from '#lib/api/generated/types.gen.ts';

/** Of a message that goes securely: what its invitation is made of where it has no words of its own. */
export interface Invites {
  /** The account's words, or those of the default wording that a translation falls back on. */
  readonly usual: { readonly link_subject: string; readonly link_body: string };
  /** Of the message; null: the contact's, else the account's. */
  readonly pin: string | null;
}

/** Null: the words themselves are sent. */
export function invitesOf(
  message: AutoMessage,
  { settings, of_translation }: { readonly settings: SecureMessaging | undefined; readonly of_translation: boolean },
): Invites | null {
  if (message.type === 'call' || settings === undefined || whySecurely(message, settings) === null) return null;
  const { content, pin } = message;
  const { usual } = settings;
  const own = of_translation ? { link_subject: null, ...content } : { link_subject: null, link_body: null };
  return {
    usual: {
      link_subject: own.link_subject ?? settings.link_subject ?? usual.link_subject,
      link_body: own.link_body ?? settings.link_body ?? usual.link_body,
    },
    pin,
  };
}

/** `message`: it says so itself; `account`: the account says it of its purpose. Null: it does not go securely. */
export function whySecurely(
  { type, send_securely, purpose }: AutoMessage,
  settings: Pick<SecureMessaging, 'enabled' | 'automated'> | undefined,
): 'message' | 'account' | null {
  if (type === 'call') return null;
  if (send_securely) return 'message';
  return settings?.enabled === true && settings.automated.includes(purpose) ? 'account' : null;
}
