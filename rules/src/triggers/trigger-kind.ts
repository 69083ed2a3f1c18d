import type { Purpose } from '../document.ts';
import type { Channel } from '../facts.ts';
import type { Occurrence } from './occurrence.ts';

/** Why a trigger fired: the authored phrase or digit, when it has any. */
export interface TriggerMatch {
  readonly phrase: string | null;
}

/** What the interpreter, the checks and the editor know of one kind of trigger. */
export interface TriggerKind<T> {
  /** The seed's name for it, in words. */
  readonly label: string;
  readonly types: readonly Channel[];
  readonly purposes: readonly Purpose[];
  /** Within one scope `exact` is tried before `includes`; `fallback` after every scope (rulings 6 and 7). */
  readonly pass: 'exact' | 'includes' | 'fallback';
  /** What it waits for; a reply, a digit and an act are the client's own, all else is not. */
  readonly on: Occurrence['kind'];
  readonly match: (trigger: T, occurrence: Occurrence) => TriggerMatch | null;
}
