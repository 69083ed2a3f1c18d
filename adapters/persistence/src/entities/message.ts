import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';
import { MESSAGE_STATUSES } from '../message-statuses.ts';

/**
 * A message that was, is or will be on its way, in or out. `due_at`, `send_by` and `sent_at` are in the account's time.
 * Only its id is unique, so that the table can be partitioned by time.
 */
export const Message = defineEntity({
  name: 'Message',
  tableName: 'message',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  indexes: [
    {
      name: 'message_undelivered_index',
      properties: ['account_id', 'sequence_id'],
      where: "status in ('due', 'sending')",
    },
    { name: 'message_due_index', properties: ['account_id', 'due_at'], where: "status = 'due'" },
    { name: 'message_sequence_index', properties: ['account_id', 'sequence_id', 'id'] },
    { name: 'message_appointment_index', properties: ['account_id', 'appointment_id', 'id'] },
    {
      name: 'message_attention_index',
      properties: ['account_id', 'status', 'appointment_id'],
      where: "status in ('failed', 'unknown', 'held')",
    },
    {
      name: 'message_being_sent_index',
      properties: ['account_id', 'line_id'],
      where: "kind = 'auto_message' and status in ('sending', 'unknown')",
    },
    {
      name: 'message_loose_index',
      properties: ['account_id', 'due_at'],
      where: "sequence_id is null and status in ('due', 'sending')",
    },
    {
      name: 'message_group_index',
      properties: ['account_id', 'line_id', 'group_key'],
      where: "status = 'due' and group_key is not null",
    },
    {
      name: 'message_sent_with_index',
      properties: ['account_id', 'sent_with_id'],
      where: 'sent_with_id is not null',
    },
    {
      name: 'message_broadcast_index',
      properties: ['account_id', 'broadcast_id', 'id'],
      where: 'broadcast_id is not null',
    },
    { name: 'message_log_index', properties: ['account_id', 'id'] },
    {
      name: 'message_broadcast_open_index',
      properties: ['account_id', 'broadcast_id', 'due_at'],
      where: "broadcast_id is not null and status in ('due', 'sending')",
    },
    { name: 'message_one_time_index', properties: ['account_id', 'id'], where: "kind = 'one_time'" },
    {
      name: 'message_outbox_index',
      properties: ['account_id', 'id'],
      where: "direction = 'out' and kind <> 'notification'",
    },
    {
      name: 'message_other_index',
      properties: ['account_id', 'id'],
      where: "direction = 'out' and kind <> 'notification' and appointment_id is null",
    },
    {
      name: 'message_failed_index',
      properties: ['account_id', 'id'],
      where: "direction = 'out' and status in ('failed', 'unknown', 'held')",
    },
    {
      name: 'message_notice_index',
      properties: ['account_id', 'to_address', 'id'],
      where: "kind = 'notification' and channel = 'sms'",
    },
    { name: 'message_thread_index', properties: ['account_id', 'thread_id', 'id'] },
    { name: 'message_provider_index', properties: ['account_id', 'provider_id'], where: 'provider_id is not null' },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    direction: p.enum(['out', 'in']),
    kind: p.enum(['auto_message', 'automatic_reply', 'system_text', 'notification', 'reply', 'one_time']),
    channel: p.enum(['sms', 'email', 'call']),
    status: p.enum(MESSAGE_STATUSES),
    status_reason: p.text().nullable(),
    sequence_id: p.uuid().nullable(),
    appointment_id: p.uuid().nullable(),
    participant_id: p.uuid().nullable(),
    thread_id: p.uuid().nullable(),
    line_id: p.uuid().nullable(),
    sender_id: p.uuid().nullable(),
    step_id: p.uuid().nullable(),
    effect_key: p.text().nullable(),
    life: p.integer().nullable(),
    revision_id: p.uuid().nullable(),
    auto_message_id: p.text().nullable(),
    auto_reply_id: p.text().nullable(),
    system_text: p.text().nullable(),
    notify_reason: p.text().nullable(),
    lane: p.enum(['answer', 'bulk']),
    to_address: p.text(),
    from_address: p.text().nullable(),
    subject: p.text().nullable(),
    body: p.text(),
    html: p.text().nullable(),
    /** Of a call: what is heard, part by part, and in which language. */
    spoken: p.json().nullable(),
    /** Of a one-time message: what it was sent with, what its words came from, and who wrote it. */
    broadcast_id: p.uuid().nullable(),
    template_id: p.uuid().nullable(),
    written_by_user_id: p.uuid().nullable(),
    /** Every reply to it is for a person (flow-spec ruling 28). */
    asks_own_question: p.boolean().default(false),
    /** Of a notice: whose conversation it is about, where no participant says it. */
    about_thread_id: p.uuid().nullable(),
    /** It is a link, or came through one: what it says is sealed in `secure_content`, and here stands the invitation. */
    sent_securely: p.boolean().default(false),
    /** What it took of the account's credits; null: nothing yet. */
    credits: p.integer().nullable(),
    appointment_version: p.integer().nullable(),
    obeys_quiet_hours: p.boolean().default(true),
    due_at: p.datetime().columnType('timestamptz'),
    /** When it was to go before quiet hours put it off; null: they did not. */
    put_off_from: p.datetime().columnType('timestamptz').nullable(),
    send_by: p.datetime().columnType('timestamptz').nullable(),
    client_time_zone: p.text().nullable(),
    provider_id: p.text().nullable(),
    segments: p.integer().nullable(),
    error_code: p.text().nullable(),
    sent_at: p.datetime().columnType('timestamptz').nullable(),
    claimed_at: p.datetime().columnType('timestamptz').nullable(),
    /** While it is `sending`: when whoever took it is taken for gone. */
    given_up_at: p.datetime().columnType('timestamptz').nullable(),
    /** Due messages of one line and one key go out as one (flow-spec ruling 3). */
    group_key: p.text().nullable(),
    /** When it was due before it waited for others. */
    gathers_since: p.datetime().columnType('timestamptz').nullable(),
    /** The message it went out with. */
    sent_with_id: p.uuid().nullable(),
    /** What it would have said alone. */
    own_body: p.text().nullable(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    updated_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
