import { messagePrice } from '../prices/message-price.ts';
import { rfc2822 } from '../rest/rfc2822.ts';
import { DELIVERY_ERRORS } from './delivery-error.ts';
import type { Message } from './message-store.ts';

/** A message as the API shows it: schema `api.v2010.account.message`. Its price is there once it was sent. */
export function messageResource(message: Message) {
  const uri = `/2010-04-01/Accounts/${message.account_sid}/Messages/${message.sid}`;
  return {
    sid: message.sid,
    account_sid: message.account_sid,
    messaging_service_sid: null,
    direction: message.direction,
    from: message.from_number,
    to: message.to_number,
    body: message.body,
    num_segments: String(message.segments),
    num_media: String(message.media.length),
    status: message.status,
    error_code: message.error_code,
    error_message: message.error_code === null ? null : (DELIVERY_ERRORS.get(message.error_code)?.message ?? null),
    price: message.sent_at === null ? null : messagePrice(message),
    price_unit: 'USD',
    api_version: '2010-04-01',
    date_created: rfc2822(message.created_at),
    date_updated: rfc2822(message.updated_at),
    date_sent: message.sent_at === null ? null : rfc2822(message.sent_at),
    uri: `${uri}.json`,
    subresource_uris: { media: `${uri}/Media.json` },
  };
}
