import type { Fields } from '@kept/content/fields';
import type { TimeStyle } from '@kept/content/format-time';
import { renderTemplate } from '@kept/content/render';
import type { SecureMessagingSettings } from '@kept/persistence/secure-messaging-settings';
import { USUAL_PIN_BINDING } from './secure-content.ts';
import type { AccountKeys } from './vault.ts';

export type SettledPin =
  /** Whoever has the link reads the message. */
  | { readonly type: 'none' }
  /** The contact's own, as it is when the link is opened. */
  | { readonly type: 'contact' }
  | { readonly type: 'message' | 'usual'; readonly pin: string }
  /** There is to be one, and nothing is left of it with this person's fields: the message waits. */
  | { readonly type: 'blank' };

interface PinRequest {
  /** Of this send, with Liquid; null: it has none. */
  readonly authored: string | null;
  readonly contact_has_pin: boolean;
  /** The account's usual one, with Liquid; null: there is none. */
  readonly usual: string | null;
  readonly fields: Fields;
  readonly style: TimeStyle;
}

/** Which PIN opens a link: that of its send, else the contact's, else the usual one, both as rendered. Pure. */
export function settlePin({ authored, contact_has_pin, usual, fields, style }: PinRequest): SettledPin {
  const rendered = (template: string, type: 'message' | 'usual'): SettledPin => {
    const pin = renderTemplate(template, fields, style).text.trim();
    return pin === '' ? { type: 'blank' } : { type, pin };
  };
  if (authored !== null) return rendered(authored, 'message');
  if (contact_has_pin) return { type: 'contact' };
  return usual === null ? { type: 'none' } : rendered(usual, 'usual');
}

/** The usual PIN as written; null: there is none. One that no key opens is blank, so that nothing leaves without it. */
export function usualPinOf(
  { default_pin }: Pick<SecureMessagingSettings, 'default_pin'>,
  keys: AccountKeys,
): string | null {
  if (default_pin === null) return null;
  const { data_key_id, sealed } = default_pin;
  return keys.open({ data_key_id, sealed: Buffer.from(sealed, 'base64') }, USUAL_PIN_BINDING) ?? '';
}
