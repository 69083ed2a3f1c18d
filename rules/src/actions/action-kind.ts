import type { Purpose } from '../document.ts';
import type { Channel } from '../facts.ts';
import type { ActState } from '../judge-act.ts';
import type { SentMessage } from '../memory.ts';
import type { Turn } from '../turn/turn.ts';

/** What made an auto reply run. Only the client's own act is answered in quiet hours and marks as the client. */
export type Cause = 'client' | 'silence' | 'failure';

/** Where an action runs: the turn it adds to, and the message and auto reply it belongs to. */
export interface ActionContext {
  readonly turn: Turn;
  readonly cause: Cause;
  /** The auto message that was answered, stayed unanswered or failed. */
  readonly sent: SentMessage;
  readonly revision_id: string;
  readonly auto_reply_id: string;
  readonly index: number;
  /** Unique key of this action in the sequence's life (ruling 12). */
  readonly key: string;
}

/** What the interpreter, the checks and the editor know of one kind of action. */
export interface ActionKind<A> {
  /** The seed's name for it, in words. */
  readonly label: string;
  readonly types: readonly Channel[];
  readonly purposes: readonly Purpose[];
  /** At most one such action in an auto reply, and it is last (ruling 12). */
  readonly ends_turn: boolean;
  /** True when it sends something to the client. */
  readonly sends: boolean;
  /** Done while the client is on the phone, or not at all. */
  readonly needs_call: boolean;
  /** The state it sets, if it is a mark. */
  readonly marks: ActState | null;
  readonly run: (action: A, context: ActionContext) => void;
}
