import type { Channel, ParticipantState } from '@kept/rules/facts';
import type { Instant } from '@kept/rules/instant';
import type { MessageCommand } from '@kept/rules/judge-command';
import type { SecureStanding } from '../secure/shown-to-staff.ts';
import type { CallProgress } from './call-progress.ts';

/** What staff may do with a message now: command it, or settle one whose outcome nobody knows. */
export type JournalAction = MessageCommand | 'resend' | 'drop';

/** One message of an appointment, past or to come, with the reason for it in words. */
export interface JournalMessage {
  /** Null for one that is only planned. */
  readonly id: string | null;
  readonly participant_id: string | null;
  readonly direction: 'out' | 'in';
  readonly kind: string;
  readonly channel: Channel;
  readonly status: string;
  /** A stable code for `skipped`, `failed`, `unknown`; else null. */
  readonly status_reason: string | null;
  readonly auto_message_id: string | null;
  /** The authored name of the auto message it is or answers. */
  readonly name: string | null;
  readonly to: string | null;
  readonly subject: string | null;
  /** As it was sent; of a planned one, as it would read today. */
  readonly body: string | null;
  /** Of one that went or came through a secure link: whether its words are still here. */
  readonly secure: SecureStanding;
  /** Of a mail with a link: when it was first opened, as far as mail programs tell. */
  readonly mail_opened_at: Instant | null;
  /** When it goes out, went out or came in, on the account's clock. */
  readonly at: Instant | null;
  /** Of one that waits: when it was to go before quiet hours put it off. */
  readonly put_off_from: Instant | null;
  /** Whose name of staff, of what somebody wrote by themselves. */
  readonly written_by: string | null;
  /** Of a call the carrier has told of. */
  readonly call: CallProgress | null;
  readonly attempts: readonly JournalAttempt[];
  /** Why it was sent, or was not, as sentences. */
  readonly why: readonly string[];
  readonly actions: readonly JournalAction[];
}

export interface JournalAttempt {
  readonly number: number;
  readonly outcome: string;
  readonly error_code: string | null;
  readonly started_at: Instant;
}

/** One decision: what came in, what was done, every rule looked at. */
export interface JournalStep {
  readonly id: string;
  readonly participant_id: string;
  readonly input: string;
  readonly at: Instant;
  readonly did: readonly string[];
  readonly why: readonly string[];
}

export interface JournalSequence {
  readonly participant_id: string;
  readonly state: ParticipantState;
  readonly finished: boolean;
  readonly held: string | null;
  readonly wake_at: Instant | null;
}

export interface Journal {
  readonly messages: readonly JournalMessage[];
  readonly steps: readonly JournalStep[];
  readonly sequences: readonly JournalSequence[];
}
