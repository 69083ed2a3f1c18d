import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { inTransaction, type Transaction } from '@kept/sequences/transaction';
import type { Caller } from '../access/caller.ts';
import { HotPool } from '../database/hot-pool.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { CarrierControl } from '../sandbox-carrier/carrier-control.ts';
import { onAccountClock } from '../sandbox-carrier/on-account-clock.ts';
import { sandboxAccount } from '../sandbox-carrier/sandbox-account.ts';
import { readTimesOfMessages } from '../sandbox-carrier/times-of-messages.ts';
import {
  carrierActedSchema,
  carrierAnsweredSchema,
  carrierMailboxesSchema,
  carrierMailboxSchema,
} from './carrier-mailboxes.ts';
import { readNamesOfMailboxes } from './names-of-mailboxes.ts';
import type {
  MailActed,
  MailActRequest,
  MailboxAnswer,
  MailboxList,
  MailFromMailbox,
  SentFromMailbox,
} from './sandbox-mailboxes.schema.ts';

const NEWEST = 200;

/** The mailboxes of clients and staff, played by the carrier sandbox. An account sees the mail it sent, and no other's. */
@Injectable()
export class SandboxMailboxesService {
  constructor(
    private readonly hot: HotPool,
    private readonly carrier: CarrierControl,
  ) {}

  /** Those that the account wrote to, the last written to first. */
  async list({ account_id }: Caller): Promise<MailboxList> {
    await this.within(account_id, (transaction) => sandboxAccount(transaction, account_id));
    const { mailboxes } = await this.carrier.ask({
      path: `/mailboxes?owner=${account_id}`,
      schema: carrierMailboxesSchema,
    });
    const { names, times } = await this.within(account_id, async (transaction) => {
      const [named, timed] = await Promise.all([
        readNamesOfMailboxes(transaction, { account_id, addresses: mailboxes.map(({ address }) => address) }),
        readTimesOfMessages(transaction, {
          account_id,
          provider_ids: mailboxes.flatMap(({ last_message_id }) => last_message_id ?? []),
        }),
      ]);
      return { names: named, times: timed };
    });
    return {
      mailboxes: mailboxes.map(({ address, messages, last_subject, last_message_id, last_at }) => ({
        address,
        name: names.get(address) ?? null,
        count: messages,
        last: { subject: last_subject, at: times.get(last_message_id ?? '') ?? last_at },
      })),
    };
  }

  /** One mailbox's mail from the account. An address it never wrote to has none. */
  async read({ account_id }: Caller, address: string): Promise<MailboxAnswer> {
    await this.within(account_id, (transaction) => sandboxAccount(transaction, account_id));
    const { messages } = await this.carrier.ask({
      path: `/mailboxes/${encodeURIComponent(address)}?owner=${account_id}`,
      schema: carrierMailboxSchema,
    });
    const shown = messages.slice(-NEWEST);
    return this.within(account_id, async (transaction) => {
      const [names, times] = await Promise.all([
        readNamesOfMailboxes(transaction, { account_id, addresses: [address.toLowerCase()] }),
        readTimesOfMessages(transaction, {
          account_id,
          provider_ids: shown.flatMap(({ message_id }) => message_id ?? []),
        }),
      ]);
      const timed = onAccountClock(shown, ({ message_id }) => times.get(message_id ?? '') ?? null);
      return {
        address,
        name: names.get(address.toLowerCase()) ?? null,
        messages: timed.map(({ id, direction, from, to, subject, has_one_click, text, html, at }) => ({
          id: String(id),
          direction,
          from,
          to,
          subject,
          has_one_click,
          text: text ?? '',
          html,
          at,
        })),
      };
    });
  }

  /** Sends an answer as the mailbox's owner would; it reaches us over the inbound webhook, as any mail does. */
  async answer(
    caller: Caller,
    { address, answers, body, manner, file }: MailFromMailbox & { readonly address: string },
  ): Promise<SentFromMailbox> {
    const { at: came_at } = await this.received(caller, { address, id: answers, field: '/answers' });
    const { id, webhook } = await this.carrier.ask({
      method: 'POST',
      path: `/mailboxes/${encodeURIComponent(address)}/answers`,
      body: { to: Number(answers), body, manner, came_at, file },
      schema: carrierAnsweredSchema,
    });
    return { id: String(id), problem: problemOf(webhook) };
  }

  /** Lets a mailbox, or its server, do what it does with a mail beside answering it. */
  async act(caller: Caller, { address, mail, act }: MailActRequest & { readonly address: string }): Promise<MailActed> {
    const { has_one_click } = await this.received(caller, { address, id: mail, field: '/mail' });
    if (act === 'unsubscribe' && !has_one_click) {
      const message = 'has no link that one click follows';
      throw invalidRequest([{ field: '/mail', code: 'no_one_click', message }]);
    }
    const { webhook } = await this.carrier.ask({
      method: 'POST',
      path: `/mailboxes/${encodeURIComponent(address)}/acts`,
      body: { mail: Number(mail), act },
      schema: carrierActedSchema,
    });
    return { problem: problemOf(webhook) };
  }

  /** A mail that the mailbox got from the clinic; throws a 422 for any other. */
  private async received(
    caller: Caller,
    { address, id, field }: { readonly address: string; readonly id: string; readonly field: string },
  ): Promise<MailboxAnswer['messages'][number]> {
    const { messages } = await this.read(caller, address);
    const found = messages.find((mail) => mail.id === id && mail.direction === 'received');
    if (found !== undefined) return found;
    const message = 'is no mail that this mailbox got from the clinic';
    throw invalidRequest([{ field, code: 'unknown_mail', message }]);
  }

  private async within<T>(account_id: string, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return inTransaction({ pool: this.hot.pool, account_id }, work);
  }
}

function problemOf({ status, error }: z.output<typeof carrierActedSchema>['webhook']): string | null {
  if (status === null && error === null) return 'The clinic takes no mail in, so nobody hears of this one.';
  if (status !== null && status < 300) return null;
  return status === null
    ? 'The clinic’s mail webhook did not answer, so the mail got lost.'
    : `The clinic’s mail webhook answered ${status}, so the mail got lost.`;
}
