import { Problem } from '../problems/problem.ts';
import type { Event } from './event.schema.ts';

interface StaleCheck {
  /** The header as sent; null: the caller does not mind. */
  readonly if_match: string | null;
  /** The event as it stands, read under its lock. */
  readonly current: Event;
}

/** Ends a change that began from something older: whoever made it gets what stands now, and nothing is stored. */
export function refuseStale({ if_match, current }: StaleCheck): void {
  if (if_match === null || if_match === '*' || if_match === current.etag) return;
  throw new Problem({
    status: 412,
    code: 'changed_meanwhile',
    title: 'Somebody has changed this event since',
    detail: 'Nothing was stored. The event as it is now stands below.',
    more: { current },
    headers: { etag: current.etag },
  });
}
