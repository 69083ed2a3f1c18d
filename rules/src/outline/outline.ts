import type { AutoMessage } from '../document.ts';
import type { BuiltInRow } from '../graph/graph.ts';
import type { ActionInWords } from './action-in-words.ts';

/** A schedule to read, in the document's order. Words before Liquid; nothing here depends on an appointment. */
export interface Outline {
  readonly messages: readonly MessageOutline[];
  /** What answers any message (the defaults). */
  readonly any_message: readonly AnswerOutline[];
  readonly windows: readonly { readonly name: string; readonly hours: string }[];
  /** How answers are taken, a sentence each. */
  readonly policy: readonly string[];
}

export interface MessageOutline extends Pick<AutoMessage, 'id' | 'name' | 'type' | 'purpose' | 'availability'> {
  /** `1 day before the start`, `Only when an answer leads to it`. */
  readonly when: string;
  /** The hours it keeps to; null: any, or no time of its own. */
  readonly window: string | null;
  /** Null: it goes to everyone. */
  readonly condition: string | null;
  /** The default wording first, then the translations. */
  readonly wordings: readonly Wording[];
  readonly notes: readonly string[];
  readonly answers: readonly AnswerOutline[];
  readonly built_ins: readonly BuiltInRow[];
}

export interface Wording {
  /** Null: the default. */
  readonly locale: string | null;
  readonly subject: string | null;
  /** One body, or the parts of a call's script. */
  readonly lines: readonly string[];
}

export interface AnswerOutline {
  readonly id: string;
  /** `reply includes “late”, “delayed”` */
  readonly trigger: string;
  /** All of its phrases; the trigger's words tell three. */
  readonly phrases: readonly string[];
  readonly actions: readonly ActionInWords[];
}
