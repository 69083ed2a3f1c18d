import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { inTransaction, type Transaction } from '@kept/sequences/transaction';
import type { Caller } from '../access/caller.ts';
import { HotPool } from '../database/hot-pool.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { CarrierControl } from '../sandbox-carrier/carrier-control.ts';
import { onAccountClock } from '../sandbox-carrier/on-account-clock.ts';
import { sandboxAccount, type SandboxAccount } from '../sandbox-carrier/sandbox-account.ts';
import { readTimesOfMessages } from '../sandbox-carrier/times-of-messages.ts';
import { carrierPhoneSchema, carrierPhonesSchema, carrierSentSchema } from './carrier-phones.ts';
import { readNamesOfPhones, readOurNumbers, readPhonesAhead } from './phone-queries.ts';
import type { PhoneAnswer, PhoneList, PhoneMessage, SentFromPhone, TextFromPhone } from './sandbox-phones.schema.ts';

/** A phone's screen shows so many. */
const NEWEST = 500;

type CarrierPhone = z.output<typeof carrierPhonesSchema>['phones'][number];
type CarrierMessage = z.output<typeof carrierPhoneSchema>['messages'][number];

/** The phones of clients, played by the carrier sandbox: seen and used as their owners would. */
@Injectable()
export class SandboxPhonesService {
  constructor(
    private readonly hot: HotPool,
    private readonly carrier: CarrierControl,
  ) {}

  /** Those that texted with the account, the last first; then those whose appointment comes next. */
  async list({ account_id }: Caller): Promise<PhoneList> {
    const { account, numbers, ahead } = await this.within(account_id, async (transaction) => {
      const found = await sandboxAccount(transaction, account_id);
      const [own, soon] = await Promise.all([
        readOurNumbers(transaction, account_id),
        readPhonesAhead(transaction, { account_id, now: found.now }),
      ]);
      return { account: found, numbers: own, ahead: soon };
    });
    const phones = await this.texted(account);
    const { names, times } = await this.within(account_id, async (transaction) => {
      const [named, timed] = await Promise.all([
        readNamesOfPhones(transaction, { account_id, numbers: phones.map(({ number }) => number) }),
        readTimesOfMessages(transaction, { account_id, provider_ids: phones.map(({ last }) => last.sid) }),
      ]);
      return { names: named, times: timed };
    });
    const known = new Set(phones.map(({ number }) => number));
    return {
      our_numbers: numbers.map((number) => ({ number, label: account.name })),
      phones: [
        ...phones.map(({ number, messages, last: { sid, direction, body, at } }) => ({
          number,
          name: names.get(number) ?? null,
          last: { direction, body, at: times.get(sid) ?? at },
          count: messages,
        })),
        ...ahead
          .filter(({ phone }) => !known.has(phone))
          .map(({ phone, name }) => ({ number: phone, name, last: null, count: 0 })),
      ],
    };
  }

  /** One phone's texts with the account. A number that never texted has none. */
  async read({ account_id }: Caller, number: string): Promise<PhoneAnswer> {
    const account = await this.within(account_id, (transaction) => sandboxAccount(transaction, account_id));
    return this.seen({ account_id, account, number });
  }

  /** Sends a text as the phone's owner would; it reaches us over the signed webhook, as any reply does. */
  async send({ account_id }: Caller, { number, to, body }: TextFromPhone & { number: string }): Promise<SentFromPhone> {
    const { account, numbers } = await this.within(account_id, async (transaction) => ({
      account: await sandboxAccount(transaction, account_id),
      numbers: await readOurNumbers(transaction, account_id),
    }));
    if (!numbers.includes(to)) {
      const message =
        numbers.length === 0 ? 'cannot be reached: the clinic has no number' : 'is no number of the clinic';
      throw invalidRequest([{ field: '/to', code: 'unknown_number', message }]);
    }
    const { sid, webhook } = await this.carrier.ask({
      method: 'POST',
      path: `/phones/${encodeURIComponent(number)}/messages`,
      body: { to, body },
      schema: carrierSentSchema,
    });
    const { messages } = await this.seen({ account_id, account, number });
    const sent = messages.find(({ id }) => id === sid);
    if (sent === undefined) throw new Error('the carrier sandbox does not show what it took');
    return { ...sent, problem: problemOf(webhook) };
  }

  private async texted({ account_sid }: SandboxAccount): Promise<readonly CarrierPhone[]> {
    if (account_sid === null) return [];
    return (await this.carrier.ask({ path: `/accounts/${account_sid}/phones`, schema: carrierPhonesSchema })).phones;
  }

  private async textsOf(number: string, { account_sid }: SandboxAccount): Promise<readonly CarrierMessage[]> {
    if (account_sid === null) return [];
    const path = `/phones/${encodeURIComponent(number)}?account=${account_sid}`;
    return (await this.carrier.ask({ path, schema: carrierPhoneSchema })).messages;
  }

  private async seen(asked: {
    readonly account_id: string;
    readonly account: SandboxAccount;
    readonly number: string;
  }): Promise<PhoneAnswer> {
    const { account_id, account, number } = asked;
    const shown = (await this.textsOf(number, account)).slice(-NEWEST);
    return this.within(account_id, async (transaction) => {
      const [names, times] = await Promise.all([
        readNamesOfPhones(transaction, { account_id, numbers: [number] }),
        readTimesOfMessages(transaction, { account_id, provider_ids: shown.map(({ sid }) => sid) }),
      ]);
      const timed = onAccountClock(shown, ({ sid }) => times.get(sid) ?? null);
      return { number, name: names.get(number) ?? null, messages: timed.map(messageOf) };
    });
  }

  private async within<T>(account_id: string, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return inTransaction({ pool: this.hot.pool, account_id }, work);
  }
}

function messageOf({ sid, direction, from, to, body, at, status }: CarrierMessage): PhoneMessage {
  return { id: sid, direction, other: direction === 'in' ? from : to, body, at, status };
}

function problemOf({ status, error }: z.output<typeof carrierSentSchema>['webhook']): string | null {
  if (status === null && error === null) return 'The number has no webhook, so nobody hears of this text.';
  if (status !== null && status < 300) return null;
  return status === null
    ? 'The clinic’s webhook did not answer, so the text got lost.'
    : `The clinic’s webhook answered ${status}, so the text got lost.`;
}
