/** How long to wait for a connection, new or free, in milliseconds: past it the database counts as away. */
export const CONNECT_WITHIN_MS = 5_000;
