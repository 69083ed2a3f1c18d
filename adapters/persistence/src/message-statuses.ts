/** What becomes of a message (flow-spec section 1, words). */
export const MESSAGE_STATUSES = [
  'planned',
  'held',
  'due',
  'sending',
  'unknown',
  'accepted',
  'delivered',
  'failed',
  'skipped',
  'received',
] as const;
