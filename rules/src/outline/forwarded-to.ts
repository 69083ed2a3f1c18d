import type { Forward } from '../actions/forward.ts';

/** Whom a call is forwarded to, as a sentence goes on. */
export function forwardedTo({ to }: Forward): string {
  if (to === '') return 'a number that is not given yet';
  return to === 'calendar_owner' ? 'the calendar’s owner' : to;
}
