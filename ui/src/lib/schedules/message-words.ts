import type { MessageOutline } from '@kept/rules/outline/outline';

type Purpose = MessageOutline['purpose'];
type Channel = MessageOutline['type'];

/** Purposes and channels as a person says them. */
export const PURPOSES: Readonly<Record<Purpose, string>> = {
  reminder: 'Reminder',
  booking: 'Booking',
  follow_up: 'Follow-up',
};

export const CHANNELS: Readonly<Record<Channel, string>> = { sms: 'Text', email: 'Email', call: 'Call' };
