import type { ParticipantState } from '@kept/rules/facts';
import type { Instant } from '@kept/rules/instant';
import type { LastEvent } from './appointment-row.schema.ts';

/** When each thing that can be told of an appointment last happened; null: never. */
export interface Happened {
  readonly created_at: Instant;
  readonly moved_at: Instant | null;
  readonly cancelled_at: Instant | null;
  readonly sent_at: Instant | null;
  readonly delivered_at: Instant | null;
  readonly failed_at: Instant | null;
  readonly heard_at: Instant | null;
  readonly states: readonly { readonly state: ParticipantState; readonly at: Instant | null }[];
}

/** The newest of them. Of two at the same moment the later in this order is told: an answer says more than the reply it came by. */
export function lastEvent(happened: Happened): LastEvent {
  const told: readonly { readonly what: LastEvent['what']; readonly at: Instant | null }[] = [
    { what: 'created', at: happened.created_at },
    { what: 'moved', at: happened.moved_at },
    { what: 'sent', at: happened.sent_at },
    { what: 'delivered', at: happened.delivered_at },
    { what: 'failed', at: happened.failed_at },
    { what: 'replied', at: happened.heard_at },
    { what: 'cancelled', at: happened.cancelled_at },
    ...happened.states.flatMap(({ state, at }) => (state === 'none' ? [] : [{ what: state, at }])),
  ];
  let last: LastEvent = { what: 'created', at: happened.created_at };
  for (const { what, at } of told) {
    if (at !== null && at >= last.at) last = { what, at };
  }
  return last;
}
