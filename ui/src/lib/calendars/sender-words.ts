import type { CalendarDetail, CalendarDetails } from '#lib/api/generated/types.gen.ts';

/** What a calendar's messages come from where that is not the usual: "+1202…, desk@…". */
export function senderWords(
  { phone_sender_id, email_sender_id }: Pick<CalendarDetail, 'phone_sender_id' | 'email_sender_id'>,
  senders: CalendarDetails['senders'],
): string {
  const own = senders.filter(({ id }) => id === phone_sender_id || id === email_sender_id);
  return own.length === 0 ? 'the usual' : own.map(({ address }) => address).join(', ');
}
