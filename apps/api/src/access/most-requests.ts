/** Requests of one key in a minute unless it has a limit of its own, and the highest such limit. Far above use. */
export const MOST_REQUESTS_A_MINUTE = 20_000;
