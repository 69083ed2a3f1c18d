/** A composite foreign key: `columns` of `table` to `target_columns` of `target`. */
export interface ForeignKey {
  readonly table: string;
  readonly columns: readonly string[];
  readonly target: string;
  readonly target_columns: readonly string[];
}

const within = (table: string, column: string, target: string): ForeignKey => ({
  table,
  columns: ['account_id', column],
  target,
  target_columns: ['account_id', 'id'],
});

const ofAccount = (table: string): ForeignKey => ({
  table,
  columns: ['account_id'],
  target: 'account',
  target_columns: ['id'],
});

/**
 * Every foreign key of the database. They carry the account, so that a row can never refer to another tenant's. Entities
 * hold plain ids, hence the list stands here; `check-schema` compares it with what the migrations made. `message` and
 * `sequence_step` are no targets: only their id is unique, so that they can be partitioned (architecture.md section 3).
 */
export const foreignKeys: readonly ForeignKey[] = [
  ofAccount('user'),
  within('session', 'user_id', 'user'),
  within('invitation', 'user_id', 'user'),
  within('invitation', 'invited_by_user_id', 'user'),
  within('api_key', 'user_id', 'user'),
  ofAccount('attachment'),
  within('attachment', 'created_by_user_id', 'user'),
  ofAccount('calendar'),
  within('calendar', 'owner_user_id', 'user'),
  within('calendar', 'phone_sender_id', 'sender'),
  within('calendar', 'email_sender_id', 'sender'),
  ofAccount('contact'),
  within('contact', 'merged_into_id', 'contact'),
  within('contact_address', 'contact_id', 'contact'),
  within('consent', 'contact_id', 'contact'),
  within('consent', 'set_by_user_id', 'user'),
  ofAccount('stop_list_entry'),
  within('stop_list_entry', 'added_by_user_id', 'user'),
  ofAccount('dead_address'),
  within('appointment', 'calendar_id', 'calendar'),
  within('participant', 'appointment_id', 'appointment'),
  within('participant', 'contact_id', 'contact'),
  ofAccount('message_schedule'),
  within('message_schedule', 'published_revision_id', 'schedule_revision'),
  within('schedule_revision', 'schedule_id', 'message_schedule'),
  within('schedule_revision', 'author_user_id', 'user'),
  within('schedule_assignment', 'schedule_id', 'message_schedule'),
  within('scenario', 'schedule_id', 'message_schedule'),
  within('schedule_rollout', 'schedule_id', 'message_schedule'),
  within('schedule_rollout', 'revision_id', 'schedule_revision'),
  {
    table: 'channel',
    columns: ['account_id', 'account_mode'],
    target: 'account',
    target_columns: ['id', 'mode'],
  },
  within('provider_import', 'channel_id', 'channel'),
  within('sender', 'channel_id', 'channel'),
  within('sender_slot', 'sender_id', 'sender'),
  within('line', 'sender_id', 'sender'),
  within('sequence', 'participant_id', 'participant'),
  within('sequence', 'appointment_id', 'appointment'),
  within('sequence', 'schedule_id', 'message_schedule'),
  within('sequence', 'pinned_revision_id', 'schedule_revision'),
  within('open_question', 'line_id', 'line'),
  within('open_question', 'sequence_id', 'sequence'),
  within('open_question', 'revision_id', 'schedule_revision'),
  within('sequence_input', 'sequence_id', 'sequence'),
  within('sequence_step', 'sequence_id', 'sequence'),
  within('message_visit', 'sequence_id', 'sequence'),
  within('edge_passage', 'sequence_id', 'sequence'),
  within('effect_key', 'sequence_id', 'sequence'),
  ofAccount('thread'),
  within('thread', 'contact_id', 'contact'),
  ofAccount('template'),
  within('template', 'created_by_user_id', 'user'),
  ofAccount('broadcast'),
  within('broadcast', 'template_id', 'template'),
  within('broadcast', 'created_by_user_id', 'user'),
  within('broadcast_recipient', 'broadcast_id', 'broadcast'),
  within('broadcast_recipient', 'contact_id', 'contact'),
  within('broadcast_recipient', 'appointment_id', 'appointment'),
  within('broadcast_recipient', 'participant_id', 'participant'),
  ofAccount('credit_balance'),
  ofAccount('credit_entry'),
  within('credit_entry', 'user_id', 'user'),
  within('message', 'broadcast_id', 'broadcast'),
  within('message', 'template_id', 'template'),
  within('message', 'written_by_user_id', 'user'),
  within('message', 'sequence_id', 'sequence'),
  within('message', 'appointment_id', 'appointment'),
  within('message', 'participant_id', 'participant'),
  within('message', 'thread_id', 'thread'),
  within('message', 'line_id', 'line'),
  within('message', 'sender_id', 'sender'),
  within('message', 'revision_id', 'schedule_revision'),
  within('message_attachment', 'attachment_id', 'attachment'),
  within('call', 'attempt_id', 'delivery_attempt'),
  within('call_turn', 'attempt_id', 'delivery_attempt'),
  within('delivery_callback', 'attempt_id', 'delivery_attempt'),
  within('log_entry', 'sequence_id', 'sequence'),
  within('log_entry', 'appointment_id', 'appointment'),
  ofAccount('recovered_message'),
  ofAccount('idempotency_key'),
  ofAccount('clock_move'),
];
