import { Injectable } from '@nestjs/common';
import { isPrivateHost } from '@kept/channels/is-private-host';
import { MAIL_WEBHOOK_USER, mailWebhookPassword } from '@kept/channels/mail-webhook-password';
import type { SmtpServer } from '@kept/channels/mail-carrier';
import type { TwilioAccess } from '@kept/channels/twilio-client';
import { installationKey, openSealed, sealAnew, type InstallationKey } from '@kept/persistence/installation-key';
import type { Settings } from '@kept/settings/settings';
import { notSandbox } from '../sandbox-carrier/not-sandbox.ts';
import { InjectSettings } from '../settings.provider.ts';
import type { ChannelRow } from './channel-row.ts';
import { storedCredentialsSchema, type StoredCredentials } from './credentials.schema.ts';

/** A page waits for the provider no longer. */
const TIMEOUT_MS = 8_000;

/** Opens and seals the credentials of channels, and tells where their provider is reached. */
@Injectable()
export class ChannelVault {
  private readonly key: InstallationKey;

  constructor(@InjectSettings() private readonly settings: Settings) {
    this.key = installationKey(settings);
  }

  /** Null: they were sealed with a key that is none of ours, or are damaged. */
  open({
    credentials,
    credentials_key_id: key_id,
  }: Pick<ChannelRow, 'credentials' | 'credentials_key_id'>): StoredCredentials | null {
    const opened = openSealed(this.key, { sealed: credentials, key_id });
    if (opened === null) return null;
    try {
      return storedCredentialsSchema.parse(JSON.parse(opened.toString('utf8')));
    } catch {
      return null;
    }
  }

  seal(plain: StoredCredentials): { readonly credentials: Buffer; readonly credentials_key_id: string } {
    const { sealed: credentials, key_id: credentials_key_id } = sealAnew(this.key, { plain: JSON.stringify(plain) });
    return { credentials, credentials_key_id };
  }

  twilioAccess({ sandbox }: Pick<ChannelRow, 'sandbox'>, opened: StoredCredentials): TwilioAccess {
    const { carrier_url } = this.settings;
    if (sandbox && carrier_url === null) throw notSandbox();
    return {
      credentials: { account_sid: opened['account_sid'] ?? '', auth_token: opened['auth_token'] ?? '' },
      base_url: sandbox ? carrier_url : null,
      timeout_ms: TIMEOUT_MS,
    };
  }

  /** The sandbox's mail sink takes anybody in. */
  mailAccess(
    { sandbox }: Pick<ChannelRow, 'sandbox'>,
    opened: StoredCredentials,
  ): { readonly smtp: SmtpServer; readonly timeout_ms: number } {
    if (sandbox) {
      const { smtp_url } = this.settings;
      if (smtp_url === null) throw notSandbox();
      const { hostname, port: sandbox_port } = new URL(smtp_url);
      return {
        smtp: { host: hostname, port: Number(sandbox_port), secure: false, reach: 'anywhere' },
        timeout_ms: TIMEOUT_MS,
      };
    }
    const { host = '', port = '587', secure, user, pass } = opened;
    const login = user === undefined || pass === undefined ? {} : { user, pass };
    const reach = this.settings.internal_mail_servers.includes(host.toLowerCase()) ? 'anywhere' : 'internet';
    return { smtp: { host, port: Number(port), secure: secure === 'true', reach, ...login }, timeout_ms: TIMEOUT_MS };
  }

  /** Whether a mail server that somebody names is one of our own network, and not one that the installation lets them name. */
  async isKeptFrom(host: string): Promise<boolean> {
    if (this.settings.internal_mail_servers.includes(host.toLowerCase())) return false;
    return await isPrivateHost(host);
  }

  /** Where the provider must send what comes in for an account, and what our own test of it asks. */
  webhookUrls(account_id: string): { readonly messages: string; readonly ping: string; readonly mail: string } {
    const { public_url, secret_key: secret } = this.settings;
    const base = `${public_url}/v1/webhooks/twilio/${account_id}`;
    const mail = new URL(`${public_url}/v1/webhooks/email/${account_id}`);
    mail.username = MAIL_WEBHOOK_USER;
    mail.password = mailWebhookPassword({ account_id, secret });
    return { messages: `${base}/messages`, ping: `${base}/ping`, mail: mail.href };
  }
}
