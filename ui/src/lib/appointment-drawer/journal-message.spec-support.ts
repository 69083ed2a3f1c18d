import type { JournalMessage } from './journal-message.ts';

/** A planned reminder, with some of it as given. */
export function aMessage(more: Partial<JournalMessage> = {}): JournalMessage {
  return {
    id: null,
    participant_id: 'kim',
    direction: 'out',
    kind: 'auto_message',
    channel: 'sms',
    status: 'planned',
    status_reason: null,
    auto_message_id: 'msg_reminder',
    name: 'Reminder, 1 day before',
    to: '+12025550123',
    subject: null,
    body: 'See you tomorrow',
    at: '2026-11-23T14:00:00.000Z',
    written_by: null,
    call: null,
    secure: null,
    mail_opened_at: null,
    put_off_from: null,
    attempts: [],
    why: ['Planned: it goes out by itself on Mon, Nov 23, 9:00 AM EST.'],
    actions: ['send_now', 'skip', 'hold'],
    ...more,
  };
}
