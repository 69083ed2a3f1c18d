/** The states a participant can stand in, as the list is filtered by them. */
export const STATES = ['none', 'confirmed', 'accepted', 'declined', 'cancelled', 'reschedule_requested'] as const;

/** What staff may have to look at. */
export const ATTENTION = ['failed', 'held', 'unknown', 'stuck'] as const;
