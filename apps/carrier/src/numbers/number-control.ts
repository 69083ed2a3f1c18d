import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { accountSid } from '../accounts/account-sid.ts';
import type { AccountStore } from '../accounts/account-store.ts';
import { BadRequest } from '../control/bad-request.ts';
import { read } from '../control/read.ts';
import { e164 } from '../phones/e164.ts';
import type { NumberStore } from './number-store.ts';

const webUrl = z.url({ protocol: /^https?$/ }).or(z.literal(''));

const body = z.strictObject({
  sms_url: webUrl.optional(),
  sms_method: z.enum(['GET', 'POST']).optional(),
  sms_fallback_url: webUrl.optional(),
  status_callback: webUrl.optional(),
  friendly_name: z.string().optional(),
  carrier_answers_opt_out: z.boolean().optional(),
});

/** Control: gives an account a number, or changes it; what is absent stays as it was. */
export function numberControl(
  app: FastifyInstance,
  given: { readonly accounts: AccountStore; readonly numbers: NumberStore },
): void {
  const { accounts, numbers } = given;
  app.put('/accounts/:sid/numbers/:number', (request) => {
    const path = read(z.object({ sid: accountSid, number: e164 }), request.params);
    const { sms_url, sms_method, sms_fallback_url, status_callback, friendly_name, carrier_answers_opt_out } = read(
      body,
      request.body ?? {},
    );
    const settings = {
      ...(sms_url === undefined ? {} : { sms_url }),
      ...(sms_method === undefined ? {} : { sms_method }),
      ...(sms_fallback_url === undefined ? {} : { sms_fallback_url }),
      ...(status_callback === undefined ? {} : { status_callback }),
      ...(friendly_name === undefined ? {} : { friendly_name }),
      ...(carrier_answers_opt_out === undefined ? {} : { carrier_answers_opt_out }),
    };
    if (accounts.find(path.sid) === null) throw new BadRequest(404, [{ field: 'sid', message: 'no such account' }]);
    const existing = numbers.findByNumber(path.number);
    if (existing !== null && existing.account_sid !== path.sid) {
      throw new BadRequest(409, [{ field: 'number', message: 'another account owns it' }]);
    }
    const number =
      existing === null
        ? numbers.add({ account_sid: path.sid, phone_number: path.number, settings })
        : numbers.change(existing, settings);
    return {
      sid: number.sid,
      account_sid: number.account_sid,
      phone_number: number.phone_number,
      sms_url: number.sms_url,
      sms_method: number.sms_method,
      carrier_answers_opt_out: number.carrier_answers_opt_out,
    };
  });
}
