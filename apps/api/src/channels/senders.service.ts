import { Injectable } from '@nestjs/common';
import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { findNumber } from '@kept/channels/find-number';
import { registerNumber } from '@kept/channels/register-number';
import { Sender } from '@kept/persistence/entities/sender';
import { newId } from '@kept/persistence/new-id';
import { explainFailure } from '@kept/rules/explain-failure';
import type { SessionCaller } from '../access/caller.ts';
import { addressesOf } from '../contacts/addresses-of.ts';
import { accountClock } from '../database/account-clock.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import { readChannels, type ChannelRow, type SenderRow } from './channel-row.ts';
import { ChannelVault } from './channel-vault.ts';
import type { AddSender, ChangeSender, Verification } from './channels.schema.ts';
import { verifyNumber } from './verify-channel.ts';

/** Numbers and mailboxes an account sends from. */
@Injectable()
export class SendersService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
    private readonly vault: ChannelVault,
  ) {}

  /** A number must be the provider account's own; its texts are sent here from then on. */
  async add(
    caller: SessionCaller,
    { id, request }: { readonly id: string; readonly request: AddSender },
  ): Promise<void> {
    const { account_id } = caller;
    const { channels } = await readChannels({ pool: this.hot.pool, account_id });
    const channel = channels.find((each) => each.id === id);
    if (channel === undefined) throw notFound('channel');
    const type = channel.provider === 'twilio' ? 'phone' : 'email';
    const { country } = await this.database.within(account_id, accountClock);
    const checked = addressesOf({ phone: null, email: null, [type]: request.address, country, at: '', numbers: 'any' });
    if (!checked.ok) throw invalidRequest(checked.errors.map((error) => ({ ...error, field: '/address' })));
    const address = checked.value[type] ?? '';
    if (type === 'phone') await this.register(caller, { channel, phone_number: address });
    await this.database
      .within(account_id, async (em) => {
        const is_default = (await em.count(Sender, { type, is_default: true })) === 0;
        await em.insert(Sender, { id: newId(), account_id, channel_id: id, type, address, is_default });
      })
      .catch((error: unknown) => {
        throw error instanceof UniqueConstraintViolationException ? alreadyThere(address) : error;
      });
  }

  async change(
    { account_id }: SessionCaller,
    { id, change }: { readonly id: string; readonly change: ChangeSender },
  ): Promise<void> {
    await this.database.within(account_id, async (em) => {
      const sender = await em.findOne(Sender, { id });
      if (sender === null) throw notFound('sender');
      const { is_default = sender.is_default, rate_per_second = sender.rate_per_second, opt_out_words } = change;
      if (change.is_default === true)
        await em.nativeUpdate(Sender, { type: sender.type, id: { $ne: id } }, { is_default: false });
      const words = opt_out_words?.map((word) => word.toLowerCase()) ?? sender.opt_out_words;
      em.assign(sender, { is_default, rate_per_second, opt_out_words: [...new Set(words)] });
      await em.flush();
    });
  }

  /** Tells the provider to send a number's texts here, and looks whether it will. */
  async registerSender(caller: SessionCaller, id: string): Promise<Verification> {
    const { sender, channel } = await this.find(caller, id);
    const access = await this.register(caller, { channel, phone_number: sender.address });
    const { messages: messages_url } = this.vault.webhookUrls(caller.account_id);
    return { steps: await verifyNumber({ access, sender, messages_url }) };
  }

  private async register(
    { account_id }: SessionCaller,
    { channel, phone_number }: { readonly channel: ChannelRow; readonly phone_number: string },
  ) {
    const opened = this.vault.open(channel);
    if (opened === null || channel.provider !== 'twilio') throw notFound('number');
    const access = this.vault.twilioAccess(channel, opened);
    // looked up first: to register a number that nobody has would buy it
    const found = await findNumber({ ...access, phone_number });
    if (found.type === 'missing')
      throw invalidRequest([
        { field: '/address', code: 'not_owned', message: 'is no number of the provider’s account; buy it there first' },
      ]);
    const { messages: sms_url } = this.vault.webhookUrls(account_id);
    const outcome = found.type === 'found' ? await registerNumber({ ...access, phone_number, sms_url }) : found;
    if (outcome.type !== 'registered')
      throw invalidRequest([{ field: '/address', code: outcome.code, message: explainFailure(outcome.code) }]);
    return access;
  }

  private async find(
    { account_id }: SessionCaller,
    id: string,
  ): Promise<{ readonly sender: SenderRow; readonly channel: ChannelRow }> {
    const { channels, senders } = await readChannels({ pool: this.hot.pool, account_id });
    const sender = senders.find((each) => each.id === id);
    const channel = channels.find((each) => each.id === sender?.channel_id);
    if (sender === undefined || channel === undefined) throw notFound('sender');
    return { sender, channel };
  }
}

const alreadyThere = (address: string): Problem =>
  new Problem({ status: 409, code: 'sender_exists', title: `Messages come from ${address} already` });
