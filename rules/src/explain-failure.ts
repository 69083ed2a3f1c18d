import { ownValue } from './own-value.ts';

/** Codes of `delivery_attempt` and of failed messages: the carrier's own behind its prefix, and ours. */
const SENTENCES: Readonly<Record<string, string>> = {
  simulated: 'The simulator was told so.',
  carrier_20003: 'The account at the carrier does not accept our credentials.',
  carrier_20404: 'The account at the carrier does not know our number.',
  carrier_20429: 'The carrier asked us to send more slowly.',
  carrier_21211: 'This is not a phone number that can be reached.',
  carrier_21212: 'Our own number cannot send this message.',
  carrier_21217: 'This is not a phone number that can be reached.',
  carrier_21408: 'Our account at the carrier may not send to this country.',
  carrier_21606: 'Our own number cannot send text messages to this number.',
  carrier_21610: 'The client has told the carrier to stop our messages.',
  carrier_21611: 'Too many messages wait at the carrier for our number.',
  carrier_21612: 'The carrier has no way to this number from ours.',
  carrier_21614: 'This phone number cannot receive text messages.',
  carrier_21617: 'The message is too long for the carrier.',
  carrier_30001: 'The carrier’s queue was full.',
  carrier_30002: 'Our account at the carrier is suspended.',
  carrier_30003: 'The phone was switched off or out of reach.',
  carrier_30004: 'The message was blocked, by the client or by their carrier.',
  carrier_30005: 'The phone number is not in use.',
  carrier_30006: 'This is a landline, or its carrier takes no text messages.',
  carrier_30007: 'The carrier filtered the message as unwanted.',
  carrier_30008: 'The carrier could not deliver it and gave no reason.',
  carrier_30009: 'A part of the message got lost on the way.',
  carrier_30010: 'The message would have cost more than the carrier allows.',
  carrier_30034: 'Our number is not registered for business messages in the United States.',
  carrier_undelivered: 'The carrier could not deliver it.',
  carrier_failed: 'The carrier could not send it.',
  carrier_call_failed: 'The number could not be called.',
  carrier_call_canceled: 'The carrier took the call back before it rang.',
  carrier_unreachable: 'The carrier could not be reached.',
  smtp_421: 'The mail server was busy.',
  smtp_450: 'The mailbox was busy or not available just then.',
  smtp_451: 'The mail server had a problem of its own.',
  smtp_452: 'The mail server had no room left.',
  smtp_530: 'The mail server wants other credentials.',
  smtp_535: 'The mail server does not accept our credentials.',
  smtp_550: 'There is no such mailbox, or it takes no mail from us.',
  smtp_551: 'The mailbox has moved elsewhere.',
  smtp_552: 'The mailbox is full.',
  smtp_553: 'The mail server does not accept this address.',
  smtp_554: 'The mail server refused the message.',
  smtp_eenvelope: 'The mail server does not accept this address.',
  smtp_emessage: 'The mail server does not accept this message.',
  smtp_eauth: 'The mail server does not accept our credentials.',
  smtp_enoauth: 'The mail server wants credentials we do not have.',
  smtp_unreachable: 'The mail server could not be reached.',
  no_sender: 'The account has no number or mailbox to send it from.',
  no_address: 'There is no usable phone number or email address.',
  no_answer_from_provider: 'The connection broke before the carrier answered: it may or may not have gone out.',
  try_interrupted: 'Sending was interrupted before the carrier answered: it may or may not have gone out.',
  staff_said_failed: 'A member of staff said that it did not arrive.',
};

const HTTP = /^carrier_http_(\d{3})$/;

/** Why a message could not be delivered, in a sentence for the front desk; a code nobody has put in words is named. */
export function explainFailure(code: string): string {
  const known = ownValue(SENTENCES, code);
  if (known !== undefined) return known;
  const status = HTTP.exec(code)?.[1];
  if (status !== undefined) return `The carrier refused it (HTTP ${status}).`;
  const [, provider = '', number = ''] = /^(carrier|smtp)_(\w{1,20})$/.exec(code) ?? [];
  if (provider === 'carrier') return `The carrier refused it (its code ${number}).`;
  return provider === 'smtp' ? `The mail server refused it (its code ${number}).` : `The reason given was “${code}”.`;
}
