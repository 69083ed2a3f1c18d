/** How long to wait for a connection, new or free, in milliseconds: past it the database counts as away. */
export const CONNECT_WITHIN_MS = 5_000;

/**
 * A connection that says nothing for so long is asked by the system whether it still lives: the machine at its other end
 * may have vanished without a word, and by itself the system asks after two hours.
 */
export const PROBE_AFTER_MS = 15_000;
