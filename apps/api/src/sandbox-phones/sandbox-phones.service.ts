import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { contentTypeOf } from '@kept/files/content-type-of';
import { inTransaction, type Transaction } from '@kept/sequences/transaction';
import type { Caller } from '../access/caller.ts';
import { HotPool } from '../database/hot-pool.ts';
import type { UploadedFile } from '../files/take-in-file.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { CarrierControl, type CarrierFile } from '../sandbox-carrier/carrier-control.ts';
import { onAccountClock } from '../sandbox-carrier/on-account-clock.ts';
import { sandboxAccount, type SandboxAccount } from '../sandbox-carrier/sandbox-account.ts';
import { readTimesOfMessages } from '../sandbox-carrier/times-of-messages.ts';
import { callOf, mannerOf } from './call-of.ts';
import { carrierCallSchema, carrierPhoneSchema, carrierPhonesSchema, carrierSentSchema } from './carrier-phones.ts';
import { readNamesOfPhones, readOurNumbers, readPhonesAhead } from './phone-queries.ts';
import type {
  PhoneAnswer,
  PhoneList,
  PhoneMediaParameter,
  PhoneMessage,
  PictureFromPhone,
  SentFromPhone,
  TextFromPhone,
} from './sandbox-phones.schema.ts';

/** A phone's screen shows so many. */
const NEWEST = 500;
const NEWEST_CALLS = 100;

interface Submission {
  readonly number: string;
  readonly to: string;
  /** What the carrier is told beside where it goes. */
  readonly said: Readonly<Record<string, unknown>>;
}

type CarrierPhone = z.output<typeof carrierPhonesSchema>['phones'][number];
type CarrierPhoneSeen = z.output<typeof carrierPhoneSchema>;
type CarrierCall = z.output<typeof carrierCallSchema>;
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
        ...phones.map(({ number, messages, call, last }) => ({
          number,
          name: names.get(number) ?? null,
          last: lastOf({ ...last, at: times.get(last.sid) ?? last.at }),
          call: call === 'queued' ? 'ringing' : call,
          count: messages,
        })),
        ...ahead
          .filter(({ phone }) => !known.has(phone))
          .map(({ phone, name }) => ({ number: phone, name, last: null, call: null, count: 0 })),
      ],
    };
  }

  /** One phone's texts with the account. A number that never texted has none. */
  async read({ account_id }: Caller, number: string): Promise<PhoneAnswer> {
    const account = await this.within(account_id, (transaction) => sandboxAccount(transaction, account_id));
    return this.seen({ account_id, account, number });
  }

  /** Sends a text as the phone's owner would; it reaches us over the signed webhook, as any reply does. */
  async send(caller: Caller, { number, to, body }: TextFromPhone & { number: string }): Promise<SentFromPhone> {
    return this.submit(caller, { number, to, said: { body } });
  }

  /** Sends a picture or a file; what it is called is lost on the way, as with any carrier. */
  async sendPicture(
    caller: Caller,
    { number, to, file }: PictureFromPhone & { readonly number: string; readonly file: UploadedFile },
  ): Promise<SentFromPhone> {
    const content_type = (await contentTypeOf(file)) ?? 'application/octet-stream';
    const media = [{ content_type, data: file.bytes.toString('base64') }];
    return this.submit(caller, { number, to, said: { media } });
  }

  /** A picture as the phone shows it. */
  async picture({ account_id }: Caller, { media_id }: PhoneMediaParameter): Promise<CarrierFile> {
    const { account_sid } = await this.within(account_id, (transaction) => sandboxAccount(transaction, account_id));
    const file =
      account_sid === null ? null : await this.carrier.fetchFile(`/accounts/${account_sid}/media/${media_id}`);
    if (file === null) throw notFound('picture');
    return file;
  }

  private async submit({ account_id }: Caller, { number, to, said }: Submission): Promise<SentFromPhone> {
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
      body: { to, ...said },
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

  private async phoneOf(number: string, { account_sid }: SandboxAccount): Promise<CarrierPhoneSeen> {
    if (account_sid === null) return { manner: { kind: 'ring' }, messages: [], calls: [] };
    const path = `/phones/${encodeURIComponent(number)}?account=${account_sid}`;
    return this.carrier.ask({ path, schema: carrierPhoneSchema });
  }

  private async seen(asked: {
    readonly account_id: string;
    readonly account: SandboxAccount;
    readonly number: string;
  }): Promise<PhoneAnswer> {
    const { account_id, account, number } = asked;
    const phone = await this.phoneOf(number, account);
    const shown = [
      ...phone.messages.slice(-NEWEST).map((message) => ({ at: message.at, message })),
      ...phone.calls.slice(-NEWEST_CALLS).map((call) => ({ at: call.at, call })),
    ].toSorted((a, b) => a.at.localeCompare(b.at));
    return this.within(account_id, async (transaction) => {
      const [names, times] = await Promise.all([
        readNamesOfPhones(transaction, { account_id, numbers: [number] }),
        readTimesOfMessages(transaction, { account_id, provider_ids: shown.map(idOf) }),
      ]);
      const timed = onAccountClock(shown, (one) => times.get(idOf(one)) ?? null);
      return {
        number,
        name: names.get(number) ?? null,
        manner: mannerOf(phone.manner),
        calls: timed.flatMap((one) => ('call' in one ? [callOf({ ...one.call, at: one.at })] : [])),
        messages: timed.flatMap((one) => ('message' in one ? [messageOf({ ...one.message, at: one.at })] : [])),
      };
    });
  }

  private async within<T>(account_id: string, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return inTransaction({ pool: this.hot.pool, account_id }, work);
  }
}

function idOf(one: { readonly message: CarrierMessage } | { readonly call: CarrierCall }): string {
  return 'message' in one ? one.message.sid : one.call.sid;
}

function lastOf({ kind, direction, body, at }: CarrierPhone['last']): PhoneList['phones'][number]['last'] {
  if (kind === 'message') return { kind, direction, body, at };
  return { kind, direction, status: carrierCallSchema.shape.status.parse(body), at };
}

function messageOf({ sid, direction, from, to, body, media, at, status }: CarrierMessage): PhoneMessage {
  // What lies elsewhere, or is still to be fetched, the phone does not show.
  const shown = media.flatMap(({ sid: id, content_type }) => (id === null ? [] : [{ id, content_type }]));
  return { id: sid, direction, other: direction === 'in' ? from : to, body, media: shown, at, status };
}

function problemOf({ status, error }: z.output<typeof carrierSentSchema>['webhook']): string | null {
  if (status === null && error === null) return 'The number has no webhook, so nobody hears of this text.';
  if (status !== null && status < 300) return null;
  return status === null
    ? 'The clinic’s webhook did not answer, so the text got lost.'
    : `The clinic’s webhook answered ${status}, so the text got lost.`;
}
