/**
 * What a failure says of the address, beyond the one message. Nothing said: it may work the next time.
 * - never_works: no message can ever get there; the address is remembered and not tried again.
 * - never_takes_texts, never_takes_calls: the same of texts or calls alone, such as texts to a landline.
 * - opted_out: its owner told the carrier to stop us, which is a STOP (flow-spec ruling 1).
 */
export type AddressVerdict = 'never_works' | 'never_takes_texts' | 'never_takes_calls' | 'opted_out';

export interface CarrierError {
  /** In a sentence for the front desk. */
  readonly words: string;
  readonly says?: AddressVerdict;
}

/**
 * Codes of `delivery_attempt` and of failed messages: the carrier's own behind its prefix, and ours. All are final: what is
 * tried again was never taken and does not get here. 30003 (out of reach), 30004 (blocked) and SMTP 550 (no mailbox, or no
 * mail from us) say too little of the address to give it up. https://www.twilio.com/docs/api/errors; RFC 5321, 4.2.3.
 */
export const CARRIER_ERRORS: Readonly<Record<string, CarrierError>> = {
  channel_misconfigured: { words: 'What the channel is set up with cannot send it: see Channels in the settings.' },
  simulated: { words: 'The simulator was told so.' },
  carrier_20003: { words: 'The account at the carrier does not accept our credentials.' },
  carrier_20404: { words: 'The account at the carrier does not know our number.' },
  carrier_20429: { words: 'The carrier asked us to send more slowly.' },
  carrier_21211: { words: 'This is not a phone number that can be reached.', says: 'never_works' },
  carrier_21212: { words: 'Our own number cannot send this message.' },
  carrier_21210: { words: 'The carrier has not verified our number for calls.' },
  carrier_21217: { words: 'This is not a phone number that can be reached.', says: 'never_works' },
  carrier_21214: { words: 'This phone number cannot be called.', says: 'never_takes_calls' },
  carrier_21215: { words: 'Our account at the carrier may not call this country.' },
  carrier_21216: { words: 'The carrier does not let us call this number.' },
  carrier_21219: { words: 'Our trial account at the carrier may only reach numbers it has verified.' },
  carrier_21408: { words: 'Our account at the carrier may not send to this country.' },
  carrier_21606: { words: 'Our own number cannot send text messages to this number.' },
  carrier_21608: { words: 'Our trial account at the carrier may only reach numbers it has verified.' },
  carrier_21610: { words: 'The client has told the carrier to stop our messages.', says: 'opted_out' },
  carrier_21611: { words: 'Too many messages wait at the carrier for our number.' },
  carrier_21612: { words: 'The carrier has no way to this number from ours.' },
  carrier_21614: { words: 'This phone number cannot receive text messages.', says: 'never_takes_texts' },
  carrier_21617: { words: 'The message is too long for the carrier.' },
  carrier_30001: { words: 'The carrier’s queue was full.' },
  carrier_30002: { words: 'Our account at the carrier is suspended.' },
  carrier_30003: { words: 'The phone was switched off or out of reach.' },
  carrier_30004: { words: 'The message was blocked, by the client or by their carrier.' },
  carrier_30005: { words: 'The phone number is not in use.', says: 'never_works' },
  carrier_30006: { words: 'This is a landline, or its carrier takes no text messages.', says: 'never_takes_texts' },
  carrier_30007: { words: 'The carrier filtered the message as unwanted.' },
  carrier_30008: { words: 'The carrier could not deliver it and gave no reason.' },
  carrier_30009: { words: 'A part of the message got lost on the way.' },
  carrier_30010: { words: 'The message would have cost more than the carrier allows.' },
  carrier_30011: { words: 'The carrier does not take pictures for this number.' },
  carrier_30034: { words: 'Our number is not registered for business messages in the United States.' },
  carrier_30036: { words: 'The message lay too long at the carrier and was not sent any more.' },
  carrier_30410: { words: 'The client’s carrier did not answer ours in time.' },
  carrier_30450: { words: 'The carrier stopped the message because our number sent too many.' },
  carrier_63038: { words: 'Our account at the carrier has reached its limit of messages for the day.' },
  carrier_13224: { words: 'This phone number cannot be called.', says: 'never_works' },
  carrier_13227: { words: 'Our account at the carrier may not call this country.' },
  carrier_undelivered: { words: 'The carrier could not deliver it.' },
  carrier_failed: { words: 'The carrier could not send it.' },
  carrier_call_failed: { words: 'The number could not be called.' },
  carrier_call_canceled: { words: 'The carrier took the call back before it rang.' },
  carrier_unreachable: { words: 'The carrier could not be reached.' },
  smtp_421: { words: 'The mail server was busy.' },
  smtp_450: { words: 'The mailbox was busy or not available just then.' },
  smtp_451: { words: 'The mail server had a problem of its own.' },
  smtp_452: { words: 'The mail server had no room left.' },
  smtp_530: { words: 'The mail server wants other credentials.' },
  smtp_535: { words: 'The mail server does not accept our credentials.' },
  smtp_550: { words: 'There is no such mailbox, or it takes no mail from us.' },
  smtp_551: { words: 'The mailbox has moved elsewhere.', says: 'never_works' },
  smtp_552: { words: 'The mailbox is full.' },
  smtp_553: { words: 'The mail server does not accept this address.' },
  smtp_554: { words: 'The mail server refused the message.' },
  'smtp_5.1.1': { words: 'There is no such mailbox.', says: 'never_works' },
  'smtp_5.1.2': { words: 'There is no such mail domain.', says: 'never_works' },
  'smtp_5.1.10': { words: 'That mail domain takes no mail.', says: 'never_works' },
  smtp_eenvelope: { words: 'The mail server does not accept this address.', says: 'never_works' },
  smtp_emessage: { words: 'The mail server does not accept this message.' },
  smtp_eauth: { words: 'The mail server does not accept our credentials.' },
  smtp_enoauth: { words: 'The mail server wants credentials we do not have.' },
  smtp_unreachable: { words: 'The mail server could not be reached.' },
  'mail_5.1.1': { words: 'The mail came back: there is no such mailbox.', says: 'never_works' },
  'mail_5.1.2': { words: 'The mail came back: there is no such mail domain.', says: 'never_works' },
  'mail_5.1.10': { words: 'The mail came back: that mail domain takes no mail.', says: 'never_works' },
  'mail_5.2.1': { words: 'The mail came back: the mailbox is switched off.' },
  'mail_5.2.2': { words: 'The mail came back: the mailbox is full.' },
  'mail_4.4.1': { words: 'The mail came back: the other mail server did not answer for days.' },
  'mail_4.4.7': { words: 'The mail came back: the other mail server did not take it for days.' },
  'mail_5.7.1': { words: 'The mail came back: the other mail server refused it as unwanted.' },
  mail_returned: { words: 'The mail came back: the other mail server could not deliver it.' },
  no_sender: { words: 'The account has no number or mailbox to send it from.' },
  no_address: { words: 'There is no usable phone number or email address.' },
  known_bad_address: {
    words:
      'An earlier message showed that this address can never work: correct it, or send the failed one again to try it.',
  },
  no_answer_from_provider: {
    words: 'The connection broke before the carrier answered: it may or may not have gone out.',
  },
  sender_busy: { words: 'Others wait for the same sender.' },
  provider_has_none: {
    words: 'The carrier’s list does not show it, so it most likely did not go out: send it again or drop it.',
  },
  provider_lost_it: {
    words:
      'The carrier took it, never said how it ended and has no record of it any more: it may or may not have arrived. Send it again or drop it.',
  },
  try_interrupted: { words: 'Sending was interrupted before the carrier answered: it may or may not have gone out.' },
  staff_said_failed: { words: 'A member of staff said that it did not arrive.' },
};
