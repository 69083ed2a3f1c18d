import type { ParticipantState } from '../facts.ts';
import type { CallOutcome } from '../input.ts';
import type { Instant, WallTime } from '../instant.ts';

/** One thing that happens in a simulation, in the order of the script. Time passes by `wait`, `wait_until`, `wake`, `next_message` and `finish` alone. */
export type Happening =
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'wait_until'; readonly at: Instant }
  /** On to the next moment at which anything happens by itself. */
  | { readonly do: 'wake' }
  /** On to the next message or answer that goes out, or to the end where none does. */
  | { readonly do: 'next_message' }
  /** On until nothing happens by itself any more. */
  | { readonly do: 'finish' }
  | { readonly do: 'reply'; readonly text: string; readonly channel?: 'sms' | 'email' }
  /** A digit pressed in the newest call; empty: the time to press one runs out. */
  | { readonly do: 'dial'; readonly digit: string }
  /** How the newest call ends. A call whose last word was said hangs up by itself. */
  | { readonly do: 'end_call'; readonly outcome: CallOutcome }
  /** A message that is out turns out not to have arrived: the newest, or the newest of this auto message. The reason is a stable code. */
  | { readonly do: 'fail'; readonly reason: string; readonly auto_message_id?: string }
  /** The newest message of which nobody knew whether it arrived turns out to have arrived. */
  | { readonly do: 'resolve' }
  /** What becomes of all messages from now on; at first each is accepted. */
  | { readonly do: 'deliveries'; readonly outcome: 'accepted' | 'failed' | 'unknown' }
  | { readonly do: 'set_state'; readonly state: ParticipantState; readonly by: 'client_page' | 'staff' | 'api' }
  | {
      readonly do: 'staff';
      readonly command: 'send_now' | 'skip' | 'hold' | 'release' | 'enable' | 'disable';
      readonly auto_message_id: string;
    }
  | { readonly do: 'move'; readonly start: WallTime; readonly end: WallTime }
  | { readonly do: 'cancel' }
  | { readonly do: 'reinstate' }
  | { readonly do: 'publish'; readonly revision_id: string };
