import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** The ids of the rows `oneRowEach` wrote. */
export interface OneRowEach {
  readonly account_id: string;
  readonly calendar_id: string;
  readonly appointment_id: string;
  readonly participant_id: string;
  readonly schedule_id: string;
  readonly revision_id: string;
  readonly sequence_id: string;
  readonly input_id: string;
  readonly message_id: string;
  readonly email: string;
}

/** Writes an account with one row in every table, over a connection that may see every account. */
export async function oneRowEach(superuser: Client, mode: 'sandbox' | 'live' = 'sandbox'): Promise<OneRowEach> {
  const account_id = randomUUID();
  const email = `someone-${account_id}@clinic.test`;
  const id = { user: randomUUID(), calendar: randomUUID(), contact: randomUUID(), appointment: randomUUID() };
  const further = { attachment: randomUUID(), broadcast: randomUUID() };
  const more = { participant: randomUUID(), schedule: randomUUID(), revision: randomUUID(), channel: randomUUID() };
  const rest = { sender: randomUUID(), line: randomUUID(), sequence: randomUUID(), input: randomUUID() };
  const last = { thread: randomUUID(), message: randomUUID(), attempt: randomUUID() };
  const insert = async (table: string, row: Readonly<Record<string, unknown>>): Promise<void> => {
    const values = table === 'account' ? row : { account_id, ...row };
    const columns = Object.keys(values);
    await superuser.query(
      `insert into "${table}" (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(values),
    );
  };
  const at = '2026-11-21T09:00:00Z';
  const nothing = Buffer.from('x');
  await insert('account', { id: account_id, name: 'Clinic', mode, time_zone: 'UTC' });
  await insert('user', { id: id.user, email, name: 'Ada', role: 'admin', password_hash: 'x' });
  await insert('api_key', { id: randomUUID(), user_id: id.user, name: 'k', prefix: 'k', key_hash: nothing });
  await insert('session', {
    id: randomUUID(),
    user_id: id.user,
    token_hash: nothing,
    device: 'Firefox on Linux',
    address: '127.0.0.1',
    expires_at: at,
  });
  await insert('invitation', {
    id: randomUUID(),
    kind: 'invitation',
    email: `new-${email}`,
    role: 'staff',
    token_hash: nothing,
    invited_by_user_id: id.user,
    expires_at: at,
  });
  await insert('attachment', {
    id: further.attachment,
    kind: 'image',
    content_type: 'image/png',
    file_name: 'map.png',
    size: 1,
    stored_as: '0'.repeat(64),
  });
  await insert('calendar', { id: id.calendar, name: 'Room 1', time_zone: 'UTC', is_default: true });
  await insert('contact', { id: id.contact, name: 'Kim' });
  await insert('custom_field', { id: randomUUID(), key: 'pet', label: 'Pet', type: 'text' });
  await insert('contact_erasure', { id: randomUUID(), contact_id: randomUUID(), requested_by_user_id: id.user });
  await insert('contact_address', { id: randomUUID(), contact_id: id.contact, type: 'phone', address: '+12025550123' });
  await insert('consent', {
    contact_id: id.contact,
    channel: 'sms',
    state: 'given',
    reason: 'said so',
    set_by_user_id: id.user,
    set_at: at,
  });
  await insert('stop_list_entry', { id: randomUUID(), type: 'phone', address: '+12025550123', source: 'staff' });
  await insert('dead_address', { channel: 'sms', address: '+12025550123', error_code: 'carrier_21614' });
  await insert('appointment', {
    id: id.appointment,
    calendar_id: id.calendar,
    title: 'Visit',
    start_local: '2026-11-22T09:00',
    end_local: '2026-11-22T10:00',
    time_zone: 'UTC',
    start_at: at,
  });
  await insert('participant', { id: more.participant, appointment_id: id.appointment, position: 0, name: 'Kim' });
  await insert('message_schedule', { id: more.schedule, name: 'Standard' });
  await insert('schedule_revision', {
    id: more.revision,
    schedule_id: more.schedule,
    number: 1,
    status: 'published',
    definition: {},
    etag: 'e',
  });
  await insert('schedule_assignment', { id: randomUUID(), position: 0, schedule_id: more.schedule });
  await insert('scenario', { id: randomUUID(), schedule_id: more.schedule, name: 'Late', scenario: {} });
  await insert('schedule_rollout', {
    id: randomUUID(),
    schedule_id: more.schedule,
    revision_id: more.revision,
    total: 1,
  });
  await insert('channel', {
    id: more.channel,
    sandbox: mode === 'sandbox',
    provider: 'twilio',
    account_mode: mode,
    external_account: 'AC',
    credentials: nothing,
    credentials_key_id: 'k1',
  });
  await insert('provider_import', { channel_id: more.channel, imported_until: at, looked_at: at });
  await insert('sender', { id: rest.sender, channel_id: more.channel, type: 'phone', address: '+12025550100' });
  await insert('sender_slot', { sender_id: rest.sender, free_at: at });
  await insert('line', { id: rest.line, sender_id: rest.sender, address: '+12025550123' });
  await insert('sequence', {
    id: rest.sequence,
    participant_id: more.participant,
    appointment_id: id.appointment,
    schedule_id: more.schedule,
  });
  const of = { sequence_id: rest.sequence, life: 1 };
  await insert('open_question', {
    line_id: rest.line,
    sequence_id: rest.sequence,
    key: 'k',
    revision_id: more.revision,
    auto_message_id: 'm',
    message_id: last.message,
    sent_at: at,
  });
  await insert('sequence_input', { ...of, id: rest.input, source_key: 's', type: 'started', at });
  await insert('sequence_step', { ...of, id: randomUUID(), input_type: 'started', at, trace: '[]', effects: '[]' });
  const counted = { sequence_id: rest.sequence, schedule_id: more.schedule, auto_message_id: 'm' };
  await insert('message_visit', { ...counted, key: '1/k', entered_at: at, outcome: 'waiting' });
  await insert('edge_passage', { ...counted, id: randomUUID(), auto_reply_id: 'a', at });
  await insert('effect_key', { key: 'k', sequence_id: rest.sequence });
  await insert('thread', {
    id: last.thread,
    type: 'phone',
    address: '+12025550123',
    last_message_at: at,
    last_inbound_at: at,
  });
  await insert('template', { id: randomUUID(), channel: 'sms', name: 'Snow', content: { body: 'Closed' } });
  await insert('broadcast', {
    id: further.broadcast,
    channel: 'sms',
    status: 'sent',
    content: { body: 'Closed' },
    source: 'compose',
    send_at: at,
    time_zone: 'UTC',
    recipient_count: 1,
  });
  await insert('broadcast_recipient', {
    broadcast_id: further.broadcast,
    position: 0,
    address: '+12025550123',
    status: 'waiting',
  });
  await insert('credit_balance', { balance: 100 });
  await insert('credit_entry', { id: randomUUID(), amount: 100, reason: 'granted', at });
  await insert('message', {
    id: last.message,
    direction: 'out',
    kind: 'auto_message',
    channel: 'sms',
    status: 'planned',
    lane: 'bulk',
    to_address: '+12025550123',
    body: 'Hello',
    due_at: at,
    ...of,
  });
  await insert('message_attachment', {
    message_id: last.message,
    position: 0,
    status: 'stored',
    attachment_id: further.attachment,
  });
  await insert('delivery_attempt', {
    id: last.attempt,
    message_id: last.message,
    number: 1,
    outcome: 'pending',
    started_at: at,
  });
  await insert('call', { attempt_id: last.attempt, message_id: last.message, status: 'placed', placed_at: at });
  await insert('call_turn', { attempt_id: last.attempt, number: 1, digit: '1', input_id: rest.input, at });
  await insert('delivery_callback', {
    id: randomUUID(),
    attempt_id: last.attempt,
    message_id: last.message,
    provider_id: 'SM',
    status: 'sent',
    received_at: at,
  });
  await insert('inbound_receipt', { provider_id: 'SM', received_at: at });
  await insert('recovered_message', {
    provider_id: 'SM',
    from_address: '+12025550100',
    to_address: '+12025550123',
    body: 'Hello',
    sent_at: at,
  });
  await insert('log_entry', { id: randomUUID(), code: 'c', at });
  await insert('idempotency_key', { key: 'k', request_hash: nothing });
  await insert('clock_move', { id: randomUUID(), from_at: at, to_at: at, renewed_at: at });
  await insert('unknown_notice', { message_id: last.message, noted_at: at });
  const hook = { subscription: randomUUID(), delivery: randomUUID() };
  await insert('webhook_subscription', {
    id: hook.subscription,
    url: 'https://example.org/hook',
    event_types: ['message.sent'],
    secret: nothing,
    secret_key_id: 'k1',
  });
  await insert('webhook_delivery', {
    id: hook.delivery,
    subscription_id: hook.subscription,
    event_type: 'webhook.test',
  });
  await insert('webhook_try', { delivery_id: hook.delivery, number: 1, started_at: at, duration_ms: 1 });
  const push = { user_id: id.user, endpoint: 'https://push.example/1', p256dh: 'k', auth: 'a', device: 'Chrome' };
  await insert('push_subscription', { id: randomUUID(), ...push });
  await insert('push_notice', { id: randomUUID(), user_id: id.user, title: 'Kim', body: 'Confirmed.', path: '/' });
  const secure = { key: randomUUID(), link: randomUUID() };
  await insert('data_key', { id: secure.key, wrapping_key_id: 'k1', wrapped: nothing });
  await insert('secure_link', {
    id: secure.link,
    message_id: last.message,
    lifetime: '24_hours',
    data_key_id: secure.key,
  });
  await insert('secure_content', {
    message_id: last.message,
    data_key_id: secure.key,
    link_id: secure.link,
    sealed: nothing,
    written_at: at,
  });
  await insert('secure_pin', { contact_id: id.contact, data_key_id: secure.key, sealed: nothing });
  await insert('secure_pin_guard', { person_id: randomUUID(), day: '2026-11-22' });
  await insert('change_batch', { position: 1, topics: {} });
  return {
    account_id,
    email,
    calendar_id: id.calendar,
    appointment_id: id.appointment,
    participant_id: more.participant,
    schedule_id: more.schedule,
    revision_id: more.revision,
    sequence_id: rest.sequence,
    input_id: rest.input,
    message_id: last.message,
  };
}
