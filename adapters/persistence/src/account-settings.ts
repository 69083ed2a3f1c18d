import type { NotificationRule } from './notification-rule.ts';
import type { SecureMessagingSettings } from './secure-messaging-settings.ts';

/** `account.settings`; every part may be missing. */
export interface AccountSettings {
  /** Client-zone hours in which nothing goes out, as `21:00`; null or missing: none. */
  readonly quiet_hours?: { readonly from: string; readonly to: string } | null;
  /** Texts the product says by itself, by locale and key; an empty one sends nothing. */
  readonly texts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Whom each kind of event is told to; a kind that is missing: as usual, an empty one: nobody. */
  readonly notifications?: Readonly<Record<string, readonly NotificationRule[]>>;
  /** Whether calls may be forwarded to staff; missing: they may not. */
  readonly call_forwarding?: boolean;
  /** Who reads calls out, by language; missing: the usual voice of each. */
  readonly voices?: Readonly<Record<string, string>>;
  /** The business's own, as `#rrggbb`, on the pages its clients open; missing or null: ours. */
  readonly colour?: string | null;
  /** Missing: it was never set up. */
  readonly secure_messaging?: SecureMessagingSettings;
}
