import { rfc2822 } from '../rest/rfc2822.ts';
import { callPrice } from '../prices/call-price.ts';
import type { Call } from './call.ts';

/** A call as the API shows it: schema `api.v2010.account.call`. */
export function callResource(call: Call, seconds: number | null) {
  const uri = `/2010-04-01/Accounts/${call.account_sid}/Calls/${call.sid}`;
  return {
    sid: call.sid,
    account_sid: call.account_sid,
    parent_call_sid: call.parent_call_sid,
    phone_number_sid: null,
    direction: call.direction,
    from: call.from_number,
    from_formatted: formatted(call.from_number),
    to: call.to_number,
    to_formatted: formatted(call.to_number),
    status: call.status,
    answered_by: call.answered_by,
    start_time: call.started_at === null ? null : rfc2822(call.answered_at ?? call.started_at),
    end_time: call.ended_at === null ? null : rfc2822(call.ended_at),
    duration: seconds === null ? null : String(seconds),
    price: seconds === null ? null : callPrice({ to: call.to_number, seconds }),
    price_unit: 'USD',
    queue_time: '0',
    api_version: '2010-04-01',
    forwarded_from: null,
    group_sid: null,
    caller_name: null,
    trunk_sid: null,
    date_created: rfc2822(call.created_at),
    date_updated: rfc2822(call.updated_at),
    uri: `${uri}.json`,
    subresource_uris: { notifications: `${uri}/Notifications.json` },
  };
}

/** As in `(415) 867-5308`; numbers from elsewhere stay as they are. */
function formatted(number: string): string {
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number) ?? [];
  return area === undefined ? number : `(${area}) ${exchange}-${line}`;
}
