import type { Condition } from '../document/condition-schema.ts';

/** A line of the list of who gets which schedule; what it leaves open, everybody fits (flow-spec section 1). */
export interface Assignment {
  readonly schedule: { readonly id: string; readonly name: string };
  /** Why nothing can be sent with the schedule now; null: it can. */
  readonly unavailable: 'archived' | 'unpublished' | null;
  /** Empty: all. */
  readonly calendars: readonly { readonly id: string; readonly name: string }[];
  readonly condition: Condition | null;
  /** BCP 47; a language alone fits each of its regions. Null: all. */
  readonly locale: string | null;
}
