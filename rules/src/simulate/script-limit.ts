/** Happenings in one script; far more than a conversation has. */
export const SCRIPT_LIMIT = 200;
