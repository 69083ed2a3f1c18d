import type { RestAnswer } from './rest-answer.ts';

type Published = { readonly status: number; readonly message: (about: string) => string };

/** The errors of Twilio's REST API that the sandbox can answer: https://www.twilio.com/docs/api/errors. */
const PUBLISHED: ReadonlyMap<number, Published> = new Map<number, Published>([
  [20001, { status: 400, message: (what) => `Invalid parameter: ${what}` }],
  [20003, { status: 401, message: () => 'Authenticate' }],
  [20004, { status: 405, message: () => 'Method not allowed' }],
  [20009, { status: 409, message: () => 'Cannot delete this resource before it is complete' }],
  [20404, { status: 404, message: (path) => `The requested resource ${path} was not found` }],
  [20429, { status: 429, message: () => 'Too Many Requests' }],
  [20500, { status: 500, message: () => 'Internal Server Error' }],
  [20503, { status: 503, message: () => 'Service Unavailable' }],
  [21201, { status: 400, message: () => "No 'To' number is specified" }],
  [21205, { status: 400, message: (url) => `Url is not a valid URL: ${url}` }],
  [21208, { status: 400, message: (timeout) => `Invalid Timeout: ${timeout}` }],
  [21209, { status: 400, message: () => 'Invalid HTTP method' }],
  [
    21210,
    {
      status: 400,
      message: (from) =>
        `The source phone number provided, ${from}, is not yet verified for your account. You may only make calls from phone numbers that you've verified or purchased from Twilio.`,
    },
  ],
  [21211, { status: 400, message: (to) => `The 'To' number ${to} is not a valid phone number.` }],
  [
    21212,
    {
      status: 400,
      message: (from) => `The 'From' number ${from} is not a valid phone number, shortcode, or alphanumeric sender ID.`,
    },
  ],
  [21213, { status: 400, message: () => "A 'From' phone number is required." }],
  [21214, { status: 400, message: (to) => `The 'To' phone number ${to} cannot be reached.` }],
  [
    21215,
    {
      status: 400,
      message: (to) =>
        `Account not authorized to call ${to}. Perhaps you need to enable some international permissions.`,
    },
  ],
  [
    21219,
    {
      status: 400,
      message: (to) => `The number ${to} is unverified. Trial accounts may only make calls to verified numbers.`,
    },
  ],
  [21220, { status: 400, message: () => 'Call is not in-progress. Cannot redirect.' }],
  [21266, { status: 400, message: (to) => `'To' and 'From' number cannot be the same: ${to}` }],
  [21402, { status: 400, message: (url) => `Url is not a valid url: ${url}` }],
  [21403, { status: 400, message: (method) => `Invalid HTTP method: ${method}` }],
  [
    21408,
    {
      status: 400,
      message: (to) =>
        `Permission to send an SMS has not been enabled for the region indicated by the 'To' number: ${to}`,
    },
  ],
  [21421, { status: 400, message: (number) => `PhoneNumber is invalid: ${number}` }],
  [21422, { status: 400, message: (number) => `${number} is not available.` }],
  [21602, { status: 400, message: () => 'Message body is required.' }],
  [21603, { status: 400, message: () => "A 'From' phone number is required." }],
  [21604, { status: 400, message: () => "A 'To' phone number is required." }],
  [
    21606,
    {
      status: 400,
      message: (from) =>
        `The From phone number ${from} is not a valid, SMS-capable inbound phone number or short code for your account.`,
    },
  ],
  [
    21608,
    {
      status: 400,
      message: (to) => `The number ${to} is unverified. Trial accounts cannot send messages to unverified numbers.`,
    },
  ],
  [21609, { status: 400, message: (url) => `The 'StatusCallback' URL ${url} is not a valid URL.` }],
  [21610, { status: 400, message: () => 'Attempt to send to unsubscribed recipient' }],
  [
    21611,
    { status: 429, message: (from) => `This 'From' number ${from} has exceeded the maximum number of queued messages` },
  ],
  [21612, { status: 400, message: (to) => `The 'To' phone number ${to} is not currently reachable via SMS` }],
  [21614, { status: 400, message: (to) => `'To' number is not a valid mobile number: ${to}` }],
  [21617, { status: 400, message: () => 'The concatenated message body exceeds the 1600 character limit.' }],
  [21620, { status: 400, message: (url) => `Invalid media URL(s): ${url}` }],
  [21623, { status: 400, message: () => 'Number of media files exceeds allowed limit' }],
  [21626, { status: 400, message: (events) => `StatusCallbackEvent is not valid: ${events}` }],
]);

/** The codes that `apiError` knows. */
export const API_ERROR_CODES: readonly number[] = [...PUBLISHED.keys()];

/**
 * An error answer as Twilio publishes it: code, message, more_info, status.
 * @param about what the message names: the number, URL or path at fault.
 */
export function apiError(code: number, about = ''): RestAnswer {
  const { status, message } = PUBLISHED.get(code) ?? { status: 400, message: () => 'Bad Request' };
  return {
    status,
    body: { code, message: message(about), more_info: `https://www.twilio.com/docs/errors/${code}`, status },
  };
}
