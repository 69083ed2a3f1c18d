/** How often what only the carrier knows is asked for, while the page is looked at. */
export const POLL_MS = 3000;

/** The same of a phone in a call: as it is spoken. */
export const POLL_IN_CALL_MS = 500;
