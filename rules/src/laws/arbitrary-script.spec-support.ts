import fc from 'fast-check';
import type { CallOutcome } from '../input.ts';

/** One thing that happens around a sequence; `pick` chooses among what is there by then. */
export type Happening =
  | { readonly do: 'wake' }
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'reply'; readonly text: string; readonly pick: number; readonly delay: number }
  /** In a call that was placed; 9 opts out. */
  | { readonly do: 'dial'; readonly digit: string; readonly pick: number }
  | { readonly do: 'end_call'; readonly outcome: CallOutcome; readonly pick: number }
  | {
      readonly do: 'deliver';
      readonly pick: number;
      readonly outcome: 'accepted' | 'failed' | 'skipped' | 'unknown' | 'resolved';
    }
  | {
      readonly do: 'set_state';
      readonly state: 'none' | 'confirmed' | 'cancelled' | 'reschedule_requested';
      readonly by: 'client_page' | 'staff' | 'api';
    }
  | { readonly do: 'opt_out'; readonly channel: 'sms' | 'email'; readonly word: string }
  | { readonly do: 'opt_in' }
  | {
      readonly do: 'staff';
      readonly command: 'send_now' | 'skip' | 'hold' | 'release' | 'enable' | 'disable';
      readonly message: string;
    }
  | {
      readonly do: 'change';
      readonly change: 'moved' | 'cancelled' | 'reinstated' | 'edited';
      readonly days: number;
      readonly keep: boolean;
    }
  | { readonly do: 'stale_change'; readonly change: 'moved' | 'cancelled' | 'reinstated' | 'edited' }
  | { readonly do: 'silent_change'; readonly days: number }
  | { readonly do: 'publish' }
  | { readonly do: 'addresses'; readonly known: boolean }
  | { readonly do: 'remove' }
  | { readonly do: 'odd'; readonly type: 'started' | 'clock_moved' | 'timer' | 'digit' | 'call_ended' };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 14, arbitrary: fc.constant({ do: 'wake' as const }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      minutes: fc.constantFrom(1, 5, 5, 30, 60, 60, 300, 1440, 4320),
    }),
  },
  {
    weight: 20,
    arbitrary: fc.record({
      do: fc.constant('reply' as const),
      text: fc.constantFrom('1', '2', '3', 'yes', 'late', 'no', 'I am running behind', 'hm', '?', ''),
      pick: fc.constantFrom(0, 0, 0, 0, 1, 2, 99),
      delay: fc.constantFrom(0, 0, 0, 20),
    }),
  },
  {
    weight: 14,
    arbitrary: fc.record({
      do: fc.constant('dial' as const),
      digit: fc.constantFrom('1', '2', '2', '4', '4', '7', '*', '', '9', '12'),
      pick: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 2, 99),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('end_call' as const),
      outcome: fc.constantFrom(
        'completed' as const,
        'no_answer' as const,
        'busy' as const,
        'voicemail' as const,
        'failed' as const,
      ),
      pick: fc.constantFrom(0, 0, 0, 1, 99),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('deliver' as const),
      pick: fc.constantFrom(0, 0, 0, 1, 2, 3, 99),
      outcome: fc.constantFrom(
        'accepted' as const,
        'accepted' as const,
        'accepted' as const,
        'failed' as const,
        'skipped' as const,
        'unknown' as const,
        'resolved' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('set_state' as const),
      state: fc.constantFrom(
        'none' as const,
        'confirmed' as const,
        'cancelled' as const,
        'reschedule_requested' as const,
      ),
      by: fc.constantFrom('client_page' as const, 'staff' as const, 'api' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('opt_out' as const),
      channel: fc.constantFrom('sms' as const, 'email' as const),
      word: fc.constantFrom('stop', 'cancel'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('opt_in' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('staff' as const),
      command: fc.constantFrom(
        'send_now' as const,
        'skip' as const,
        'hold' as const,
        'release' as const,
        'enable' as const,
        'disable' as const,
      ),
      message: fc.constantFrom('a', 'b', 'gone'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      change: fc.constantFrom(
        'moved' as const,
        'moved' as const,
        'moved' as const,
        'moved' as const,
        'moved' as const,
        'edited' as const,
        'cancelled' as const,
        'reinstated' as const,
        'edited' as const,
      ),
      days: fc.integer({ min: -3, max: 6 }),
      keep: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('stale_change' as const),
      change: fc.constantFrom('moved' as const, 'cancelled' as const, 'reinstated' as const, 'edited' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('silent_change' as const), days: fc.integer({ min: -3, max: 6 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('publish' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('addresses' as const), known: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ do: 'remove' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('odd' as const),
      type: fc.constantFrom(
        'started' as const,
        'clock_moved' as const,
        'timer' as const,
        'digit' as const,
        'call_ended' as const,
      ),
    }),
  },
);

/** What happens; whether the provider accepts every message at once, and whether the first one is out already. */
export interface Script {
  readonly accepts: boolean;
  readonly first_is_out: boolean;
  readonly happenings: readonly Happening[];
}

export const arbitraryScript: fc.Arbitrary<Script> = fc.record({
  accepts: fc.boolean(),
  first_is_out: fc.constantFrom(true, true, true, false),
  happenings: fc.array(happening, { maxLength: 40, size: 'max' }),
});
