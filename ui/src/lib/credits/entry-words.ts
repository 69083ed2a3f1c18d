import type { CreditEntries } from '#lib/api/generated/types.gen.ts';

type Entry = CreditEntries['entries'][number];
type EntryParts = Pick<Entry, 'reason' | 'note' | 'channel' | 'kind' | 'name' | 'to_address'>;

const CHANNELS: Readonly<Record<NonNullable<Entry['channel']>, string>> = { sms: 'text', email: 'email', call: 'call' };

/** What moved the credits: to whom the message went, never what it says; or what a person wrote to it. */
export function entryWords({ reason, note, channel, kind, name, to_address }: EntryParts): string {
  if (reason === 'granted' || reason === 'corrected') {
    const moved = reason === 'granted' ? 'Granted' : 'Corrected';
    return note === null ? moved : `${moved}: ${note}`;
  }
  const noun = channel === null ? 'message' : CHANNELS[channel];
  const whom = kind === 'notification' ? `staff, ${to_address}` : (name ?? to_address);
  const message = whom === null ? noun : `${noun} to ${whom}`;
  // a call that nobody took left, and costs nothing
  if (reason === 'returned')
    return `Given back: the ${message} did not ${channel === 'call' ? 'get through' : 'leave'}`;
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
}

/** Where the message stands: with its appointment, else in the conversation; null: nowhere, or there is none. */
export function entryHref({ appointment_id, person_id }: Pick<Entry, 'appointment_id' | 'person_id'>): string | null {
  if (appointment_id !== null) return `/appointments/${appointment_id}`;
  return person_id === null ? null : `/inbox/${person_id}`;
}

/** `+100` and `−3`, in the account's way of writing numbers. */
export function signed(amount: number, locale: string): string {
  return new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' }).format(amount);
}
