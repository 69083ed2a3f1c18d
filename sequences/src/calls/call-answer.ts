import type { ChosenVoices } from '@kept/content/voice-of';
import type { Script } from '@kept/rules/document/content-schemas';

/** What a call message says, rendered when it was decided: parts in order, a clip by the id of its attachment. */
export interface Spoken {
  /** BCP 47; chooses the voice. */
  readonly locale: string;
  /** For a person. */
  readonly script: Script;
  /** For a machine; null: it is hung up on. */
  readonly voicemail: Script | null;
}

/** What is said at one turn of a call, and what follows. */
export interface CallAnswer {
  readonly locale: string;
  readonly parts: Script;
  readonly next:
    | { readonly type: 'wait_for_digit' }
    | { readonly type: 'hang_up' }
    | { readonly type: 'connect'; readonly number: string };
}

/** A call as a webhook names it: by the attempt that placed it and the provider's own id. */
export interface CallKey {
  readonly account_id: string;
  readonly attempt_id: string;
  readonly provider_id: string;
}

/** What the provider is answered; the caller nudges. */
export type CallResult =
  | {
      readonly type: 'answer';
      readonly answer: CallAnswer;
      /** The gather that the answer waits in. */
      readonly next_turn: number;
      /** Our number, for whoever the client is connected with. */
      readonly from_address: string;
      /** Whom the account has chosen to read its words out, by language. */
      readonly voices: ChosenVoices;
    }
  /** This account has placed no such call, or the provider's id is that of another. */
  | { readonly type: 'unknown' }
  /** It has ended: nobody is on the phone. */
  | { readonly type: 'over' };
