import type { OneTimeContent } from '@kept/content/one-time/one-time-content';
import type { Lane } from '@kept/rules/effect';
import type { Instant } from '@kept/rules/instant';
import type { AccountKeys } from '../secure/vault.ts';

/** One copy of a message that is sent once, as authored. */
export interface OneTimeRequest {
  /** Makes it at most once, whatever is retried. */
  readonly once_key: string;
  /** E.164 or lower-cased; null: the participant's own of the content's channel. */
  readonly to_address: string | null;
  /** Null: whoever the address belongs to, if anybody. */
  readonly contact_id: string | null;
  /** Whom of which appointment it is for; null: it is about none. */
  readonly participant_id: string | null;
  readonly content: OneTimeContent;
  /** The same by locale; the recipient's own is taken, else their language's, else `content`. */
  readonly translations: Readonly<Record<string, OneTimeContent>>;
  readonly template_id: string | null;
  readonly broadcast_id: string | null;
  readonly written_by_user_id: string | null;
  /** Every reply but an opt-out is for a person (flow-spec ruling 28). */
  readonly asks_own_question: boolean;
  /** In the account's time; null: now. */
  readonly due_at: Instant | null;
  readonly lane: Lane;
  /** False for what staff say within a conversation; a call waits for their end all the same. */
  readonly obeys_quiet_hours: boolean;
  /** The client gets a link to the words instead of the words; not of a call. Left out: they go as they are. */
  readonly secure?: SentSecurely;
}

export interface SentSecurely {
  readonly keys: AccountKeys;
  /** Of this send alone, with Liquid; null: the contact's, else the usual one. */
  readonly pin: string | null;
  /** How long its link is in the text it goes in; left out where nobody asks what that costs. */
  readonly link_length?: number;
}
