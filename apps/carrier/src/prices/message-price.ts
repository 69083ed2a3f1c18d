import type { Message } from '../messages/message-store.ts';
import { countryOf } from '../phones/country-of.ts';
import { priceText } from './price-text.ts';

/** US dollars for a segment to or from a phone there; a sandbox's prices, in the order of real ones. */
const A_SEGMENT: Readonly<Record<string, number>> = {
  US: 0.0079,
  CA: 0.0079,
  GB: 0.04,
  DE: 0.075,
  FR: 0.076,
  ES: 0.075,
};
const ELSEWHERE = 0.1;
const A_PICTURE_MESSAGE = 0.02;

/** What a text cost, as Twilio writes it: negative, in US dollars; by its segments, or at once with pictures. */
export function messagePrice(
  message: Pick<Message, 'direction' | 'from_number' | 'to_number' | 'segments' | 'media'>,
): string {
  if (message.media.length > 0) return priceText(A_PICTURE_MESSAGE);
  const phone = message.direction === 'inbound' ? message.from_number : message.to_number;
  return priceText(message.segments * (A_SEGMENT[countryOf(phone)] ?? ELSEWHERE));
}
