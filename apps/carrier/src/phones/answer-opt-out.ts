import type { OwnedNumber } from '../numbers/number-store.ts';
import type { OptOutStore } from './opt-out-store.ts';

/** Twilio's default words; only a text that is nothing but the word counts. */
const STOP_WORDS = ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'] as const;
const START_WORDS = ['START', 'YES', 'UNSTOP'] as const;
const HELP_WORDS = ['HELP', 'INFO'] as const;

const STOPPED =
  'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.';
const STARTED =
  'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.';
const HELPED = 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.';

/** `type` is what the webhook gets as OptOutType; `answer` is the text the carrier sends by itself. */
export type OptOutAnswer = { readonly type: 'STOP' | 'START' | 'HELP' | null; readonly answer: string | null };

const NOTHING: OptOutAnswer = { type: null, answer: null };

/**
 * What the carrier itself does about an opt-out word, on a number so configured.
 * A word that changes nothing (STOP again, YES from somebody subscribed) is an ordinary message, as on default opt-out.
 */
export function answerOptOut(given: {
  readonly number: OwnedNumber;
  readonly phone: string;
  readonly body: string;
  readonly opt_outs: OptOutStore;
}): OptOutAnswer {
  const { number, phone, opt_outs } = given;
  if (!number.carrier_answers_opt_out) return NOTHING;
  const word = given.body.trim().toUpperCase();
  if (STOP_WORDS.some((stop) => stop === word)) {
    const fresh = opt_outs.add(number.phone_number, phone);
    return { type: 'STOP', answer: fresh ? STOPPED : null };
  }
  if (START_WORDS.some((start) => start === word)) {
    return opt_outs.remove(number.phone_number, phone) ? { type: 'START', answer: STARTED } : NOTHING;
  }
  if (HELP_WORDS.some((help) => help === word)) {
    return { type: 'HELP', answer: opt_outs.has(number.phone_number, phone) ? null : HELPED };
  }
  return NOTHING;
}
