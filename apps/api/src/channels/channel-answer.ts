import { explainFailure } from '@kept/rules/explain-failure';
import type { ChannelRow, SenderRow } from './channel-row.ts';
import type { ChannelAnswer } from './channels.schema.ts';
import type { StoredCredentials } from './credentials.schema.ts';

interface AnswerRequest {
  readonly channel: ChannelRow;
  readonly senders: readonly SenderRow[];
  /** Null: they cannot be read. */
  readonly opened: StoredCredentials | null;
  readonly webhook_url: string;
}

/** A channel as its page shows it; nothing that opens the account at the provider is in it. */
export function channelAnswer({ channel, senders, opened, webhook_url }: AnswerRequest): ChannelAnswer {
  const { id, provider, sandbox, carrier_answers_opt_out } = channel;
  const { host, port = '587', secure, user, reply_domain, dkim_domain, dkim_selector } = opened ?? {};
  return {
    id,
    provider,
    sandbox,
    credentials: opened === null ? 'unreadable' : 'kept',
    account_sid: provider === 'twilio' ? channel.external_account : null,
    mail_server:
      provider === 'smtp' && host !== undefined
        ? {
            host,
            port: Number(port),
            secure: secure === 'true',
            user: user ?? null,
            reply_domain: reply_domain ?? null,
            dkim_domain: dkim_domain ?? null,
            dkim_selector: dkim_selector ?? null,
          }
        : null,
    carrier_answers_opt_out,
    webhook_url,
    senders: senders.filter(({ channel_id }) => channel_id === id).map(senderAnswer),
  };
}

function senderAnswer(sender: SenderRow): ChannelAnswer['senders'][number] {
  const { id, type, address, is_default, rate_per_second, sent, failed, unknown, received, last_failure } = sender;
  return {
    id,
    type,
    address,
    is_default,
    rate_per_second,
    opt_out_words: [...sender.opt_out_words],
    calendars: [...sender.calendars],
    last_day: { sent, failed, unknown, received },
    last_failure: last_failure === null ? null : explainFailure(last_failure),
  };
}
