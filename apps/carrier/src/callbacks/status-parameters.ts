import type { Message, MessageStatus } from '../messages/message-store.ts';

/**
 * The form of a status callback: https://www.twilio.com/docs/messaging/guides/track-outbound-message-status.
 * @param change.at milliseconds since 1970.
 */
export function statusParameters(
  message: Message,
  change: { readonly status: MessageStatus; readonly error_code: number | null; readonly at: number },
): Readonly<Record<string, string>> {
  return {
    AccountSid: message.account_sid,
    ApiVersion: '2010-04-01',
    From: message.from_number,
    To: message.to_number,
    MessageSid: message.sid,
    MessageStatus: change.status,
    SmsSid: message.sid,
    SmsStatus: change.status,
    ...(change.error_code === null ? {} : { ErrorCode: String(change.error_code) }),
    ...(change.status === 'delivered' || change.status === 'undelivered'
      ? { RawDlrDoneDate: doneDate(change.at) }
      : {}),
  };
}

/** YYMMDDhhmm in GMT, the carrier's own format. */
function doneDate(at: number): string {
  return new Date(at).toISOString().replaceAll(/[-:T]/g, '').slice(2, 12);
}
