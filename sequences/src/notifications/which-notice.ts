import type { Instant } from '@kept/rules/instant';

/** A notice that went to a phone, and whose conversation it was about. */
export interface SentNotice {
  readonly id: string;
  readonly person_id: string;
  readonly person_name: string;
  readonly at: Instant;
}

export type WhichNotice =
  | { readonly type: 'answers'; readonly notice: SentNotice }
  /** It was so long ago that the words may be about something else. */
  | { readonly type: 'too_old'; readonly notice: SentNotice }
  /** Two clients were told of within moments: nobody knows which of them is meant. */
  | { readonly type: 'unclear'; readonly names: readonly string[] };

const OLD_MS = 24 * 3_600_000;
/** Who is told of two clients within so long may be reading the first when the second comes. */
const CLOSE_MS = 5 * 60_000;

/**
 * What somebody who was told of clients by text answers to: the newest notice, unless one about another client came
 * right before it or the newest is old. Null: they were told of nobody. `notices` has the newest first.
 */
export function whichNotice(notices: readonly SentNotice[], now: Instant): WhichNotice | null {
  const [notice] = notices;
  if (notice === undefined) return null;
  if (Date.parse(now) - Date.parse(notice.at) > OLD_MS) return { type: 'too_old', notice };
  const close = notices.filter(({ at }) => Date.parse(notice.at) - Date.parse(at) <= CLOSE_MS);
  const people = new Map(close.map(({ person_id, person_name }) => [person_id, person_name]));
  return people.size > 1 ? { type: 'unclear', names: [...people.values()] } : { type: 'answers', notice };
}
