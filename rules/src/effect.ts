import type { Channel, ParticipantState } from './facts.ts';
import type { Instant } from './instant.ts';
import type { SystemTextKey } from './system-text.ts';

/** Where a send stands in the queue: an answer to a person waiting, or work planned ahead. */
export type Lane = 'answer' | 'bulk';

/** What a message or a part of a call is made from: references only; `contentOf` and `scriptOf` find the authored words. */
export type SendSource =
  | { readonly kind: 'auto_message'; readonly revision_id: string; readonly auto_message_id: string }
  | {
      readonly kind: 'automatic_reply';
      readonly revision_id: string;
      /** The auto message that was answered. */
      readonly auto_message_id: string;
      readonly auto_reply_id: string;
      readonly action_index: number;
    }
  | { readonly kind: 'system_text'; readonly text: SystemTextKey };

/**
 * What the caller must make true. Each has a key that is unique in the sequence and the same however
 * often the decision is repeated (ruling 12): the caller carries out a key once.
 */
export type Effect = { readonly key: string } & (
  | {
      readonly type: 'send';
      readonly source: SendSource;
      /** `call`: whoever answers hears the script and may dial, a machine hears the voicemail (see `scriptOf`). */
      readonly channel: Channel;
      readonly lane: Lane;
      readonly due_at: Instant;
      /** After this moment it is not sent any more but skipped as too late. */
      readonly send_by: Instant;
      /** The claim refuses it when the appointment has another version by then; null: any version. */
      readonly appointment_version: number | null;
      /** False for an answer to the client's own act: quiet hours do not hold it. */
      readonly obeys_quiet_hours: boolean;
      /** The input id of the client's act it answers, for the answer-rate limit; null when planned. */
      readonly answers_input: string | null;
    }
  | {
      /** The answer to one digit of a call, whole: what is said in order, and what follows. */
      readonly type: 'speak';
      readonly call: string;
      /** Scripts and texts; one that turns out empty is left out. */
      readonly says: readonly SendSource[];
      /** When the time to dial runs out, the caller hands in a digit that is empty. */
      readonly next: 'wait_for_digit' | 'hang_up';
    }
  | {
      /** In place of `speak`: what is said first, and the number the client is connected with. */
      readonly type: 'forward';
      readonly call: string;
      readonly says: readonly SendSource[];
      readonly number: string;
    }
  | { readonly type: 'set_state'; readonly state: ParticipantState; readonly by: 'client' | 'system' }
  | {
      readonly type: 'notify_staff';
      readonly reason: NotifyReason;
      /** Authored text, when a `send_email_notification` action made it. */
      readonly source: {
        readonly revision_id: string;
        readonly auto_message_id: string;
        readonly auto_reply_id: string;
        readonly action_index: number;
      } | null;
      /** The input that caused it, so that the notification can quote the reply. */
      readonly input_id: string;
    }
  | {
      readonly type: 'skip';
      readonly auto_message_id: string;
      readonly appointment_version: number;
      readonly reason: SkipReason;
    }
  | { readonly type: 'withdraw'; readonly send_key: string; readonly reason: SkipReason }
  | { readonly type: 'log'; readonly code: string; readonly detail: Readonly<Record<string, string | number>> }
);

export type SendEffect = Extract<Effect, { type: 'send' }>;
export type NotifyEffect = Extract<Effect, { type: 'notify_staff' }>;

export type NotifyReason =
  | 'client_confirmed'
  | 'client_cancelled'
  | 'client_requested_reschedule'
  | 'client_accepted'
  | 'client_declined'
  | 'reply_unmatched'
  | 'reply_to_old_time'
  | 'confirm_after_cancel'
  | 'act_too_late'
  | 'opt_out_may_mean_cancel'
  | 'no_response_after_start'
  | 'message_failed'
  | 'outcome_unknown'
  | 'automation_stopped'
  | 'forward_refused'
  | 'authored';

export type SkipReason =
  | 'disabled'
  | 'condition_false'
  | 'past_when_planned'
  | 'too_late'
  | 'too_close_to_booking'
  | 'stopped_after_state'
  | 'appointment_cancelled'
  | 'appointment_moved'
  | 'opted_out'
  | 'no_consent'
  | 'no_address'
  | 'already_sent_by_transition'
  | 'limit_reached'
  | 'staff_skipped'
  | 'staff_held'
  | 'participant_removed'
  | 'no_moment'
  | 'off';
