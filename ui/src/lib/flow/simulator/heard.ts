import type { Instant } from '@kept/rules/instant';
import type { CallOutcome } from '@kept/rules/input';

/** What became of a message, as far as anybody knows by now. */
export type Arrival = 'arrived' | 'failed' | 'unknown';

/** What a client reads who opens a secure link. */
export interface BehindLink {
  /** Null: it has none. */
  readonly subject: string | null;
  readonly body: string;
  /** Ids of files, which open there too. */
  readonly attachments: readonly string[];
  /** Behind which PIN, in words. */
  readonly pin: string;
  /** Secure messages are off: nothing would be sent. */
  readonly waits: boolean;
}

/** A text or mail, of ours or of the client's. */
export interface Written {
  readonly kind: 'sms' | 'email';
  readonly id: string;
  /** The step that it belongs to, from 0. */
  readonly step: number;
  readonly at: Instant;
  readonly from: 'us' | 'client';
  readonly subject: string | null;
  readonly body: string;
  /** Ids of files that go along. */
  readonly attachments: readonly string[];
  /** Of what goes securely, whose words and files above are those of the invitation; null: it goes as it stands. */
  readonly behind: BehindLink | null;
  readonly is_broken: boolean;
  readonly arrival: Arrival;
  /** Of an auto message; null: an answer, or the client's. */
  readonly auto_message_id: string | null;
}

/** What a call says at once: words, or a clip by its id. */
export type Spoken = { readonly say: string } | { readonly play: string };

/** A call from its ring to its end. */
export interface Called {
  readonly kind: 'call';
  /** Key of the send that placed it. */
  readonly id: string;
  readonly step: number;
  readonly at: Instant;
  readonly auto_message_id: string | null;
  /** What is left with a machine; null: nothing. */
  readonly voicemail: readonly Spoken[] | null;
  readonly is_broken: boolean;
  readonly lines: readonly { readonly who: 'call' | 'client'; readonly says: readonly Spoken[] }[];
  /** Null: it has not ended. */
  readonly outcome: CallOutcome | null;
}

/** What the client's phone and mailbox hold. */
export type Heard = Written | Called;
