/** One difference between two documents. */
export interface Change {
  readonly kind:
    | 'message_added'
    | 'message_removed'
    | 'message_changed'
    | 'messages_reordered'
    | 'auto_reply_added'
    | 'auto_reply_removed'
    | 'auto_reply_changed'
    | 'auto_replies_reordered'
    | 'schedule_changed';
  /** Null: a matter of the schedule or of its defaults. */
  readonly message_id: string | null;
  readonly auto_reply_id: string | null;
  /** The key that changed, such as `timing` or `policy/stop_after`; null when the whole came, went or moved. */
  readonly field: string | null;
  /** For the author, in the order of the document. */
  readonly sentence: string;
}
