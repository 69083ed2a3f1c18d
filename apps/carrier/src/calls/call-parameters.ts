import { countryOf } from '../phones/country-of.ts';
import { rfc2822 } from '../rest/rfc2822.ts';
import type { Call, CallStatus } from './call.ts';

/** What every webhook of a call carries: https://www.twilio.com/docs/voice/twiml#request-parameters. */
export function callParameters(call: Call, status: CallStatus | 'initiated'): Readonly<Record<string, string>> {
  return {
    AccountSid: call.account_sid,
    ApiVersion: '2010-04-01',
    CallSid: call.sid,
    CallStatus: status,
    Direction: call.direction,
    From: call.from_number,
    To: call.to_number,
    Caller: call.from_number,
    Called: call.to_number,
    ...placeOf('From', call.from_number),
    ...placeOf('To', call.to_number),
    ...placeOf('Caller', call.from_number),
    ...placeOf('Called', call.to_number),
    ...(call.parent_call_sid === null ? {} : { ParentCallSid: call.parent_call_sid }),
  };
}

/**
 * The form of a status callback: https://www.twilio.com/docs/voice/api/call-resource#statuscallback.
 * @param change.seconds how long the two spoke, null while nothing is over.
 * @param change.at milliseconds since 1970.
 */
export function callStatusParameters(
  call: Call,
  change: { readonly status: CallStatus | 'initiated'; readonly seconds: number | null; readonly at: number },
): Readonly<Record<string, string>> {
  return {
    ...callParameters(call, change.status),
    CallbackSource: 'call-progress-events',
    SequenceNumber: String(call.callbacks),
    Timestamp: rfc2822(change.at),
    ...(change.seconds === null
      ? {}
      : { CallDuration: String(change.seconds), Duration: String(Math.ceil(change.seconds / 60)) }),
    ...sipResponse(change.status),
  };
}

function sipResponse(status: CallStatus | 'initiated'): Readonly<Record<string, string>> {
  switch (status) {
    case 'completed':
      return { SipResponseCode: '200' };
    case 'failed':
      return { SipResponseCode: '404' };
    case 'busy':
      return { SipResponseCode: '486' };
    case 'no-answer':
    case 'canceled':
      return { SipResponseCode: '487' };
    case 'initiated':
    case 'queued':
    case 'ringing':
    case 'in-progress':
      return {};
    default:
      return status satisfies never;
  }
}

function placeOf(who: string, number: string): Readonly<Record<string, string>> {
  return { [`${who}Country`]: countryOf(number), [`${who}State`]: '', [`${who}City`]: '', [`${who}Zip`]: '' };
}
