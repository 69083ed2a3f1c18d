import { normalisePhoneNumber } from '../phones/normalise-phone-number.ts';
import { apiError } from '../rest/api-error.ts';
import { page } from '../rest/page.ts';
import type { RestRoute } from '../rest/rest-route.ts';
import { numberResource } from './number-resource.ts';
import type { NumberStore } from './number-store.ts';
import { readNumberSettings } from './read-number-settings.ts';

const LIST = '/2010-04-01/Accounts/:account_sid/IncomingPhoneNumbers.json';
const ONE = '/2010-04-01/Accounts/:account_sid/IncomingPhoneNumbers/:sid.json';

/** IncomingPhoneNumbers: create, list, fetch, update. Any valid number that nobody owns can be bought. */
export function numberRoutes(numbers: NumberStore): readonly RestRoute[] {
  return [
    {
      method: 'POST',
      url: LIST,
      act: ({ account, form }) => {
        const asked = form.get('PhoneNumber') ?? '';
        const phone_number = normalisePhoneNumber(asked);
        if (phone_number === null) return apiError(21421, asked);
        if (numbers.findByNumber(phone_number) !== null) return apiError(21422, phone_number);
        const read = readNumberSettings(form);
        if (!read.ok) return read.answer;
        const number = numbers.add({ account_sid: account.sid, phone_number, settings: read.settings });
        return { status: 201, body: numberResource(number) };
      },
    },
    {
      method: 'GET',
      url: LIST,
      act: ({ account, path, query }) =>
        page({
          path,
          query,
          name: 'incoming_phone_numbers',
          fetch: (asked) =>
            numbers.list({
              account_sid: account.sid,
              phone_number: query.get('PhoneNumber'),
              friendly_name: query.get('FriendlyName'),
              page: asked,
            }),
          sid_of: (number) => number.sid,
          resource_of: numberResource,
        }),
    },
    {
      method: 'GET',
      url: ONE,
      act: ({ account, parameters, path }) => {
        const number = numbers.find(account.sid, parameters['sid'] ?? '');
        return number === null ? apiError(20404, path) : { status: 200, body: numberResource(number) };
      },
    },
    {
      method: 'POST',
      url: ONE,
      act: ({ account, form, parameters, path }) => {
        const number = numbers.find(account.sid, parameters['sid'] ?? '');
        if (number === null) return apiError(20404, path);
        const read = readNumberSettings(form);
        if (!read.ok) return read.answer;
        return { status: 200, body: numberResource(numbers.change(number, read.settings)) };
      },
    },
  ];
}
