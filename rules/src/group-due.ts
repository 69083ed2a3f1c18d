import type { Instant } from './instant.ts';
import { minutesBetween } from './timing/shift-instant.ts';
import { wallTimeOfInstant } from './timing/wall-time.ts';

/** How long the first of a group waits for the others; nothing else holds a message back to be joined. */
export const GATHER_MINUTES = 1;

/** A message that is due, as far as joining it with others goes. */
export interface Groupable {
  /** Our sender and the client's address, as one name. */
  readonly line: string;
  readonly auto_message_id: string;
  /** The auto message's switch; whatever is not an auto message at its own time stays by itself. */
  readonly group_same_address: boolean;
  readonly due_at: Instant;
  /** The appointment's zone, whose date counts. */
  readonly time_zone: string;
}

/**
 * The name under which messages that fall due together for one address find each other without a lock: the line,
 * the auto message, and the local date of the moment it is due; null for one that goes out by itself (ruling 3).
 */
export function groupKey({ line, auto_message_id, group_same_address, due_at, time_zone }: Groupable): string | null {
  if (!group_same_address) return null;
  return `g/${line}/${auto_message_id}/${wallTimeOfInstant(due_at, time_zone).toPlainDate().toString()}`;
}

/**
 * Puts together what becomes one message listing the appointments (ruling 3): of one key, and due within
 * `GATHER_MINUTES` of the first. Groups and what stands in them come in the order they are due; nothing is lost.
 */
export function groupDue<T extends Groupable>(due: readonly T[]): readonly (readonly T[])[] {
  const groups: { readonly key: string | null; readonly first: T; readonly parts: T[] }[] = [];
  for (const message of due.toSorted(earliest)) {
    const key = groupKey(message);
    const open = groups.find(
      (group) =>
        key !== null && group.key === key && minutesBetween(group.first.due_at, message.due_at) <= GATHER_MINUTES,
    );
    if (open) open.parts.push(message);
    else groups.push({ key, first: message, parts: [message] });
  }
  return groups.map(({ parts }) => parts);
}

function earliest(a: Groupable, b: Groupable): number {
  if (a.due_at === b.due_at) return 0;
  return a.due_at < b.due_at ? -1 : 1;
}
