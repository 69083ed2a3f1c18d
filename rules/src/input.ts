import type { Channel, ParticipantState } from './facts.ts';
import type { Instant } from './instant.ts';

/** How a call ended. `completed`: a person took it; `failed`: it did not connect for any other reason (ruling 18). */
export type CallOutcome = 'completed' | 'no_answer' | 'busy' | 'voicemail' | 'failed';

interface Received {
  /** Unique within the sequence; the first part of the keys of what this input causes. */
  readonly id: string;
  /** When it happened, in the account's time. */
  readonly at: Instant;
}

/** `key` everywhere below is the key of the send effect that made the message. */
export type Input = Received &
  (
    | { readonly type: 'started' }
    | {
        readonly type: 'opted_out';
        readonly channel: Channel;
        /** The opt-out word as normalised, or `9` for the digit. */
        readonly word: string;
        /** Key of the message it seemed to answer, if any. */
        readonly answers: string | null;
        /** The call in which 9 was dialled: there the confirmation is said. */
        readonly call?: string;
      }
    | {
        readonly type: 'reply';
        readonly channel: 'sms' | 'email';
        readonly text: string;
        readonly answers: string;
        /**
         * The line has several open questions and nobody knows which one is meant (ruling 3): the waiting for a
         * response ends, nothing else happens here; who took the reply in tells staff, once for the line.
         */
        readonly ambiguous?: boolean;
        /** With `ambiguous`: the client has been asked which one is meant. */
        readonly asked?: boolean;
        /** With `ambiguous`: what staff wrote in between may be what it is for (ruling 28). */
        readonly after_one_time?: boolean;
        /** The reply answers several sequences: its name, under which what they say in turn can be told as one. */
        readonly shared?: string;
        /** It came through a secure link: what answers it goes the same way, and staff are told without its words. */
        readonly secure?: boolean;
        /** What an earlier reply said; the client has just told that it was meant for this appointment (ruling 3). */
        readonly picked?: boolean;
      }
    | {
        readonly type: 'digit';
        /** The provider's id of the call. */
        readonly call: string;
        /** Empty when the time to dial ran out; `routeDigit` says beforehand which one is an opt-out. */
        readonly digit: string;
        /** Key of the send effect the call was placed for, wherever in it the client is by now. */
        readonly answers: string;
      }
    | {
        readonly type: 'call_ended';
        readonly call: string;
        readonly outcome: CallOutcome;
        readonly answers: string;
      }
    /** By staff or the API: it stands already. By the client: they chose it on their page, and it is judged first. */
    | { readonly type: 'state_set'; readonly state: ParticipantState; readonly by: 'client_page' | 'staff' | 'api' }
    | {
        readonly type: 'staff_command';
        readonly command: 'send_now' | 'skip' | 'hold' | 'release' | 'enable' | 'disable';
        readonly auto_message_id: string;
      }
    | {
        readonly type: 'appointment_changed';
        readonly change: 'moved' | 'cancelled' | 'reinstated' | 'edited';
        readonly version: number;
        /** Staff chose to keep the client's answer although the time moved (ruling 24). */
        readonly keep_answer: boolean;
      }
    | {
        readonly type: 'participant_changed';
        /** `removed`: taken off the appointment. What was edited stands in the facts. */
        readonly change: 'edited' | 'removed';
      }
    | { readonly type: 'revision_published'; readonly revision_id: string }
    | {
        readonly type: 'delivery';
        readonly key: string;
        /** `skipped`: the claim refused it; `unknown`: the provider may or may not have it; `resolved`: an unknown was accepted after all. */
        readonly outcome: 'accepted' | 'failed' | 'skipped' | 'unknown' | 'resolved';
        /** A stable code such as `carrier_30003`, `stop_list`, `too_late`; null when accepted. */
        readonly reason: string | null;
      }
    | { readonly type: 'clock_moved' }
    | { readonly type: 'timer' }
  );

export type InputType = Input['type'];
