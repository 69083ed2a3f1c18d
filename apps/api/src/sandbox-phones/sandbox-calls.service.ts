import { Injectable } from '@nestjs/common';
import { inTransaction } from '@kept/sequences/transaction';
import type { Caller } from '../access/caller.ts';
import { HotPool } from '../database/hot-pool.ts';
import { notFound } from '../problems/not-found.ts';
import { CarrierControl } from '../sandbox-carrier/carrier-control.ts';
import { sandboxAccount } from '../sandbox-carrier/sandbox-account.ts';
import { callOf, mannerOf } from './call-of.ts';
import { carrierCallSchema, carrierMannerSchema, carrierPhoneSchema } from './carrier-phones.ts';
import type { CallAct, CallParameter, PhoneCall, PhoneManner } from './sandbox-phones.schema.ts';

/** The calls at clients' phones, taken as their owners would. */
@Injectable()
export class SandboxCallsService {
  constructor(
    private readonly hot: HotPool,
    private readonly carrier: CarrierControl,
  ) {}

  /** Answers, declines, presses, hangs up. Throws a 404 for a call of another account and a 409 for one that is over. */
  async act({ account_id }: Caller, { number, call_id, ...asked }: CallParameter & CallAct): Promise<PhoneCall> {
    const { account_sid } = await this.account(account_id);
    if (account_sid === null) throw notFound('call');
    const path = `/phones/${encodeURIComponent(number)}?account=${account_sid}`;
    const { calls } = await this.carrier.ask({ path, schema: carrierPhoneSchema });
    if (!calls.some(({ sid }) => sid === call_id)) throw notFound('call');
    const call = await this.carrier.ask({
      method: 'POST',
      path: `/calls/${call_id}`,
      body: asked,
      schema: carrierCallSchema,
      too_late: 'The call is no longer where this could be done',
    });
    return callOf(call);
  }

  /** Says what the phone does with the account's calls by itself. Throws a 404 for an account that cannot call. */
  async setManner(
    { account_id }: Caller,
    { number, manner }: { readonly number: string; readonly manner: PhoneManner },
  ): Promise<PhoneManner> {
    const { account_sid } = await this.account(account_id);
    if (account_sid === null) throw notFound('channel');
    const set = await this.carrier.ask({
      method: 'PUT',
      path: `/accounts/${account_sid}/phones/${encodeURIComponent(number)}/manner`,
      body: manner,
      schema: carrierMannerSchema,
    });
    return mannerOf(set.manner);
  }

  private account(account_id: string) {
    return inTransaction({ pool: this.hot.pool, account_id }, (transaction) => sandboxAccount(transaction, account_id));
  }
}
