import type { TwimlProblem } from './read-response.ts';

/** TwiML that Twilio would not take, by its code: https://www.twilio.com/docs/api/errors. */
export function refuseTwiml(code: number, message: string): { readonly ok: false; readonly problem: TwimlProblem } {
  return { ok: false, problem: { code, message } };
}
