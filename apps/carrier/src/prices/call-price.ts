import { countryOf } from '../phones/country-of.ts';
import { priceText } from './price-text.ts';

/** US dollars for a begun minute to a phone there; a sandbox's prices, in the order of real ones. */
const A_MINUTE: Readonly<Record<string, number>> = { US: 0.014, CA: 0.014, GB: 0.02, DE: 0.03, FR: 0.03, ES: 0.03 };
const ELSEWHERE = 0.1;

/** What a call cost, as Twilio writes it: negative, in US dollars. */
export function callPrice({ to, seconds }: { readonly to: string; readonly seconds: number }): string {
  return priceText(Math.ceil(seconds / 60) * (A_MINUTE[countryOf(to)] ?? ELSEWHERE));
}
