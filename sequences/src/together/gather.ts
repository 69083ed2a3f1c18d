import { GATHER_MINUTES, groupDue, type Groupable } from '@kept/rules/group-due';
import type { Instant } from '@kept/rules/instant';
import { isComingDue } from '@kept/rules/is-coming-due';
import { shiftInstant } from '@kept/rules/timing/shift-instant';
import { earliest, refusalOf, type ClaimRow } from '../claim-row.ts';
import type { Coming } from './read-group.ts';

/** Answers to one reply are made within moments of each other; the client waits for them. */
const ANSWER_GATHER_MINUTES = 5 / 60;

export interface GatherRequest {
  /** The message being claimed; its time has come. */
  readonly lead: ClaimRow;
  /** Due messages that may go out with it. */
  readonly others: readonly ClaimRow[];
  /** Sequences that may add one. */
  readonly coming: readonly Coming[];
}

export type Gathered =
  | { readonly type: 'go'; readonly parts: readonly ClaimRow[] }
  | { readonly type: 'wait'; readonly until: Instant };

/**
 * What goes out with a message that is about to leave, or until when it waits for the others: once, and only where
 * another is known to be coming, so that a message on its own is never held up (ruling 3). The last to come finds the
 * others waiting and takes them along. Pure.
 */
export function gather({ lead, others, coming }: GatherRequest): Gathered {
  if (lead.group_key === null) return { type: 'go', parts: [] };
  const standing = others.filter((other) => refusalOf(other) === null && !other.held);
  const group = groupDue([lead, ...standing].map(groupable)).find((each) => each.some(({ row }) => row === lead));
  const beside = (group ?? []).map(({ row }) => row).filter((row) => row !== lead);
  const parts = beside.filter((row) => earliest({ ...row, due_at: dueOf(row) }) <= row.now);
  if (lead.gathers_since !== null) return { type: 'go', parts };
  const awaited = beside.length > parts.length || coming.some((each) => mayJoin(each, lead));
  return awaited ? { type: 'wait', until: untilOf(lead) } : { type: 'go', parts };
}

function mayJoin({ memory, hears }: Coming, lead: ClaimRow): boolean {
  const { auto_message_id } = lead;
  if (hears || memory === null) return true;
  return auto_message_id !== null && isComingDue(memory, { auto_message_id, at: dueOf(lead) });
}

function untilOf({ now, kind }: ClaimRow): Instant {
  return shiftInstant(now, kind === 'auto_message' ? GATHER_MINUTES : ANSWER_GATHER_MINUTES);
}

/** When it was due, whether or not it has waited since. */
function dueOf({ due_at, gathers_since }: ClaimRow): Instant {
  return gathers_since ?? due_at;
}

function groupable(row: ClaimRow): Groupable & { readonly row: ClaimRow } {
  return {
    row,
    line: row.line_id ?? '',
    auto_message_id: row.group_key ?? '',
    group_same_address: row.group_key !== null,
    due_at: dueOf(row),
    time_zone: row.time_zone ?? 'UTC',
  };
}
