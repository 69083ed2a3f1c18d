import type { SealedText } from './sealed-text.ts';

/** How long a link to the conversation opens, from when it was sent; as an interval with a space for the underscore. */
export const LINK_LIFETIMES = ['24_hours', '10_days', '6_months', '1_year'] as const;

export type LinkLifetime = (typeof LINK_LIFETIMES)[number];

/** `account.settings.secure_messaging`: how private content reaches clients. */
export interface SecureMessagingSettings {
  readonly enabled: boolean;
  /** Whether mails carry a picture that tells when they are opened. */
  readonly records_email_opens: boolean;
  /** Of the invitation, with Liquid; null: the product's own words. The subject is for mails. */
  readonly link_subject: string | null;
  readonly link_body: string | null;
  readonly link_lifetime: LinkLifetime;
  /** Liquid, sealed under a key of the account; null: none. */
  readonly default_pin: SealedText | null;
  /** Auto messages of these purposes go securely, whatever they say themselves. */
  readonly automated: readonly ('reminder' | 'booking' | 'follow_up')[];
  /** Days after which content is deleted and only the fact is kept; null: never. */
  readonly retention_days: number | null;
}
