/** A message of the journal, as far as the story tells it. */
export interface ToldMessage {
  readonly direction: 'out' | 'in';
  readonly kind: string;
  readonly status: string;
  readonly name: string | null;
  readonly body: string | null;
  readonly at: string | null;
  readonly why: readonly string[];
}

/** What the client said, and what went back by itself. */
export interface Exchange {
  readonly said: ToldMessage;
  readonly answered: ToldMessage | null;
}

/** The four things to do, in their order. */
export const STORY_STEPS = ['make', 'reminder', 'late', 'confirm'] as const;
export type StoryStep = (typeof STORY_STEPS)[number];

/** Where the story stands, read off the appointment and its journal alone: left and resumed, it is the same. */
export interface Story {
  readonly now: StoryStep | 'finished' | 'ended_otherwise';
  /** Steps that were not taken because a later one was: the client confirmed without being late. */
  readonly passed_over: readonly StoryStep[];
  /** Sent, on its way or still planned; null: nothing is, or was ever, to go out. */
  readonly reminder: ToldMessage | null;
  readonly exchanges: readonly Exchange[];
  /** The one whose answer confirmed. */
  readonly confirmation: Exchange | null;
  /** Why the reminder is not there, or not known to be. */
  readonly trouble: ToldMessage | null;
}
