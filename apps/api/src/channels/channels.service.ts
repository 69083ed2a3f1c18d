import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { checkMailServer } from '@kept/channels/check-mail-server';
import type { CheckOutcome } from '@kept/channels/check-outcome';
import { checkTwilioAccount } from '@kept/channels/check-twilio-account';
import { Account } from '@kept/persistence/entities/account';
import { Channel } from '@kept/persistence/entities/channel';
import { newId } from '@kept/persistence/new-id';
import { explainFailure } from '@kept/rules/explain-failure';
import type { SessionCaller } from '../access/caller.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import { channelAnswer } from './channel-answer.ts';
import { readChannels, type ChannelRow } from './channel-row.ts';
import { ChannelVault } from './channel-vault.ts';
import type { ChangeChannel, ChannelAnswer, ChannelList, Verification } from './channels.schema.ts';
import type { MailServerRequest, StoredCredentials, TwilioCredentialsRequest } from './credentials.schema.ts';
import { mailServerCredentials } from './mail-server-credentials.ts';
import { verifyCallback, verifyNumber } from './verify-channel.ts';

/** An account's accounts with providers. What opens them is written and never read back. */
@Injectable()
export class ChannelsService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
    private readonly vault: ChannelVault,
  ) {}

  async list({ account_id }: SessionCaller): Promise<ChannelList> {
    const { channels, senders } = await readChannels({ pool: this.hot.pool, account_id });
    const urls = this.vault.webhookUrls(account_id);
    return {
      channels: channels.map((channel) =>
        channelAnswer({
          channel,
          senders,
          opened: this.vault.open(channel),
          webhook_url: channel.provider === 'twilio' ? urls.messages : urls.mail,
        }),
      ),
    };
  }

  /** Keeps them once the provider has let us in with them. */
  async setTwilio(caller: SessionCaller, request: TwilioCredentialsRequest): Promise<ChannelAnswer> {
    const known = await this.known(caller, 'twilio');
    const sandbox = (await this.modeOf(caller)) === 'sandbox';
    refuse(await checkTwilioAccount(this.vault.twilioAccess({ sandbox }, request)), '/auth_token');
    const plain = { ...(known === null ? {} : this.vault.open(known)), ...request };
    return this.keep(caller, { provider: 'twilio', external_account: request.account_sid, plain });
  }

  /** The sandbox's mail server is the sandbox's: a sandbox account cannot be pointed at the world. */
  async setMailServer(caller: SessionCaller, request: MailServerRequest): Promise<ChannelAnswer> {
    if ((await this.modeOf(caller)) === 'sandbox') throw sandboxMail();
    const host = (await this.vault.isKeptFrom(request.host)) ? [{ field: '/host', ...PRIVATE_HOST }] : [];
    const known = await this.known(caller, 'smtp');
    const kept = (known === null ? null : this.vault.open(known)) ?? {};
    const merged = mailServerCredentials({ request, kept });
    if (!merged.ok) throw invalidRequest([...host, ...merged.errors]);
    if (host.length > 0) throw invalidRequest(host);
    const { plain } = merged;
    refuse(
      await checkMailServer(this.vault.mailAccess({ sandbox: false }, plain)),
      request.user === null ? '/host' : '/pass',
    );
    return this.keep(caller, { provider: 'smtp', external_account: request.host, plain });
  }

  async change(
    caller: SessionCaller,
    { id, change }: { readonly id: string; readonly change: ChangeChannel },
  ): Promise<ChannelAnswer> {
    await this.database.within(caller.account_id, async (em) => {
      const changed = await em.execute<unknown[]>(
        'update channel set capabilities = capabilities || ?::jsonb where id = ? returning id',
        [JSON.stringify(change), id],
      );
      if (changed.length === 0) throw notFound('channel');
    });
    return this.answer(caller, id);
  }

  /** Asks the provider what it knows of us, and ourselves by our public address. */
  async verify(caller: SessionCaller, id: string): Promise<Verification> {
    const { account_id } = caller;
    const { channels, senders } = await readChannels({ pool: this.hot.pool, account_id });
    const channel = channels.find((each) => each.id === id);
    if (channel === undefined) throw notFound('channel');
    const opened = this.vault.open(channel);
    if (opened === null) return { steps: [credentialsStep({ type: 'refused', code: UNREADABLE, message: '' })] };
    const own_server = channel.sandbox ? undefined : opened['host'];
    if (own_server !== undefined && (await this.vault.isKeptFrom(own_server)))
      return {
        steps: [
          {
            ...credentialsStep({ type: 'refused', code: UNREADABLE, message: '' }),
            words: `${own_server} ${PRIVATE_HOST.message}.`,
          },
        ],
      };
    if (channel.provider === 'smtp')
      return { steps: [credentialsStep(await checkMailServer(this.vault.mailAccess(channel, opened)))] };
    const access = this.vault.twilioAccess(channel, opened);
    const { messages: messages_url, ping: ping_url } = this.vault.webhookUrls(account_id);
    const outcome = await checkTwilioAccount(access);
    const numbers = senders.filter(({ channel_id }) => channel_id === id);
    const found =
      outcome.type === 'accepted'
        ? await Promise.all(numbers.map((sender) => verifyNumber({ access, sender, messages_url })))
        : [];
    return { steps: [credentialsStep(outcome), ...found.flat(), await verifyCallback({ access, ping_url })] };
  }

  private async known({ account_id }: SessionCaller, provider: 'twilio' | 'smtp'): Promise<ChannelRow | null> {
    const { channels } = await readChannels({ pool: this.hot.pool, account_id });
    return channels.find((each) => each.provider === provider) ?? null;
  }

  private async modeOf({ account_id }: SessionCaller): Promise<'sandbox' | 'live'> {
    return this.database.within(account_id, async (em) => (await em.findOneOrFail(Account, { id: account_id })).mode);
  }

  private async keep(caller: SessionCaller, request: KeepRequest): Promise<ChannelAnswer> {
    const { account_id } = caller;
    const id = await this.database.within(account_id, (em) =>
      keepChannel(em, { ...request, account_id, sealed: this.vault.seal(request.plain) }),
    );
    return this.answer(caller, id);
  }

  private async answer(caller: SessionCaller, id: string): Promise<ChannelAnswer> {
    const { channels } = await this.list(caller);
    const found = channels.find((each) => each.id === id);
    if (found === undefined) throw notFound('channel');
    return found;
  }
}

interface KeepRequest {
  readonly provider: 'twilio' | 'smtp';
  readonly external_account: string;
  readonly plain: StoredCredentials;
}

interface KeptChannel extends KeepRequest {
  readonly account_id: string;
  readonly sealed: ReturnType<ChannelVault['seal']>;
}

/** One a provider: the account's row is locked, so that two who set it at once set the same one. */
async function keepChannel(em: EntityManager, request: KeptChannel): Promise<string> {
  const { account_id, provider, external_account, sealed } = request;
  const [account] = await em.execute<readonly { readonly mode: 'sandbox' | 'live' }[]>(
    'select mode from account for no key update',
  );
  const known = await em.findOne(Channel, { provider });
  if (known !== null) {
    em.assign(known, { external_account, ...sealed });
    await em.flush();
    return known.id;
  }
  const id = newId();
  const mode = account?.mode ?? 'sandbox';
  const sandbox = mode === 'sandbox';
  await em.insert(Channel, { id, account_id, provider, external_account, account_mode: mode, sandbox, ...sealed });
  return id;
}

/** Who may name a server could reach by it what stands behind the firewall. */
const PRIVATE_HOST = {
  code: 'private_host',
  message:
    'leads into the network of this installation; name a server on the internet, or ask whoever runs it to allow this one (KEPT_INTERNAL_MAIL_SERVERS)',
};

const UNREADABLE = 'channel_misconfigured';

function credentialsStep(outcome: CheckOutcome): Verification['steps'][number] {
  const step = { step: 'credentials', sender_id: null, can_register: false } as const;
  switch (outcome.type) {
    case 'accepted':
      return { ...step, outcome: 'right', words: 'The provider lets us in.' };
    case 'refused':
      return {
        ...step,
        outcome: 'wrong',
        words:
          outcome.code === UNREADABLE
            ? 'What is kept cannot be read: it was sealed with another key. Enter it again.'
            : explainFailure(outcome.code),
      };
    case 'away':
      return { ...step, outcome: 'not_known', words: 'The provider did not answer. Try again in a moment.' };
    default:
      return outcome satisfies never;
  }
}

function refuse(outcome: CheckOutcome, field: string): void {
  if (outcome.type === 'refused') {
    const message = `is refused: ${explainFailure(outcome.code)}`;
    throw invalidRequest([{ field, code: 'credentials_refused', message }]);
  }
  if (outcome.type === 'away') {
    throw new Problem({
      status: 503,
      code: 'provider_away',
      title: 'The provider does not answer',
      detail: 'Nothing was stored, because nobody could say whether it is right. Try again in a moment.',
      headers: { 'retry-after': '5' },
    });
  }
}

const sandboxMail = (): Problem =>
  new Problem({
    status: 409,
    code: 'sandbox_channel',
    title: 'The mail server of a sandbox account is the sandbox',
    detail: 'Nothing of a sandbox account leaves this machine; a live account names its own server.',
  });
