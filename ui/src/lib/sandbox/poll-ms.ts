/** How often what only the carrier knows is asked for, while the page is looked at. */
export const POLL_MS = 3000;
