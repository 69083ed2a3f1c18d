import { clientToken } from '@kept/channels/client-token';
import { sendMail } from '@kept/channels/mail-carrier';
import { sendSms } from '@kept/channels/sms-carrier';
import type { SendOutcome } from '@kept/channels/send-outcome';
import { signAddress } from '@kept/channels/signed-address';
import type { TwilioAccess } from '@kept/channels/twilio-client';
import { placeCall } from '@kept/channels/voice-carrier';

import { leavePageLinksOut, putPageLinksIn } from '@kept/content/page-links/page-links';
import { SECURE_LINK_MARK } from '@kept/content/secure/secure-link-mark';
import { ANSWERED_BY_MAIL } from '@kept/content/notification';
import { mailLayout } from '@kept/content/mail/mail-layout';
import { signedFileUrl } from '@kept/files/signed-file-url';
import type { FileStore } from '@kept/files/store/file-store';
import type { InstallationKey } from '@kept/persistence/installation-key';
import { pageLinkUrl } from './client-page/page-link-url.ts';
import { callUrls } from './calls/call-urls.ts';
import type { ClaimedMessage } from './claimed-message.ts';
import { readFiles } from './files/read-files.ts';
import { refuseAttachments } from './files/refuse-attachments.ts';
import { openPictureUrl } from './secure/open-picture-url.ts';
import { secureLinkUrl } from './secure/secure-link-url.ts';
import { openCredentials, type Opened } from './open-credentials.ts';

/** Five or six rings: long enough to find a phone, and before most mailboxes answer. */
const RING_S = 30;

/** What a process needs to reach the providers; chosen by the settings. */
export interface ProviderAccess {
  /** Opens the credentials of channels, and signs the links and addresses that leave. */
  readonly secret_key: InstallationKey;
  /** Where providers reach us; callbacks and signatures come from it. */
  readonly public_url: string;
  readonly sandbox: { readonly carrier_url: string; readonly smtp_host: string; readonly smtp_port: number } | null;
  /** Mail servers within our own network that accounts may name. */
  readonly internal_mail_servers: readonly string[];
  /** Where the bytes of files lie. */
  readonly files: FileStore;
  readonly timeout_ms: number;
}

export interface ProviderCall {
  readonly account_id: string;
  readonly attempt_id: string;
  readonly message: ClaimedMessage;
  readonly access: ProviderAccess;
}

/** One call to the provider. Never throws: what goes wrong before the request is a failure with its reason. */
export async function callProvider({ account_id, attempt_id, access, ...call }: ProviderCall): Promise<SendOutcome> {
  const message = withLinks(call.message, { account_id, access });
  if (message.sandbox && access.sandbox === null) {
    return { type: 'failed', code: 'sandbox_off', message: 'a sandbox account cannot send in production mode' };
  }
  const opened = openCredentials(message, access.secret_key);
  if (opened === null) {
    return { type: 'failed', code: 'channel_misconfigured', message: 'the credentials of the channel cannot be read' };
  }
  const { from_address: from, to_address: to, body } = message;
  switch (message.channel) {
    case 'sms':
      return (
        refuseAttachments(message.attachments) ??
        (await sendSms({
          ...twilioOf(message, { access, opened }),
          from,
          to,
          body,
          media_urls: message.attachments.map(({ id: attachment_id }) =>
            fileUrl({ account_id, attachment_id }, access),
          ),
          status_callback: `${access.public_url}/v1/webhooks/twilio/${account_id}/attempts/${attempt_id}`,
        }))
      );
    case 'email': {
      const attachments = await readFiles(message.attachments, { account_id, store: access.files });
      if (attachments === null) return filesAway;
      return await sendMail({
        attachments,
        smtp: smtpOf(message, { account_id, access, opened }),
        from,
        to,
        subject: message.subject ?? '',
        ...laidOut(message, { account_id, access, opened }),
        ...conversationOf(message, { account_id, access, opened }),
        dkim: dkimOf(opened),
        message_id: `<${attempt_id}@${hostOf(access)}>`,
        timeout_ms: access.timeout_ms,
      });
    }
    case 'call':
      return await placeCall({
        ...twilioOf(message, { access, opened }),
        ...callUrls({ public_url: access.public_url, account_id, attempt_id, locale: message.spoken?.locale ?? 'en' }),
        from,
        to,
        ring_s: RING_S,
        machine: message.spoken?.voicemail == null ? 'recognise' : 'wait_for_its_end',
      });
    default:
      return message.channel satisfies never;
  }
}

/** The message with its links, which stand nowhere but in what leaves. */
function withLinks(
  message: ClaimedMessage,
  { account_id, access }: Pick<ProviderCall, 'account_id' | 'access'>,
): ClaimedMessage {
  const { id: message_id, kind, subject, body, html, secure_link } = message;
  const secure = secure_link && secureLinkUrl({ account_id, link_id: secure_link.id, access });
  const put = (text: string) => {
    // a client's page is the client's: staff who are told of something get no key to it
    const pages =
      kind === 'notification'
        ? leavePageLinksOut(text)
        : putPageLinksIn(text, (path) => pageLinkUrl({ account_id, message_id, path, access }));
    return secure === null ? pages : pages.replaceAll(SECURE_LINK_MARK, secure);
  };
  return { ...message, subject: subject && put(subject), body: put(body), html: html && put(html) };
}

function fileUrl(
  file: { readonly account_id: string; readonly attachment_id: string },
  { public_url, secret_key }: ProviderAccess,
): string {
  const version = 'original';
  return signedFileUrl({ ...file, public_url, secret_key: secret_key.bytes, version, now: new Date() });
}

/** The store does not answer, or the bytes are not where they should be: nothing was sent, and it is tried again. */
const filesAway: SendOutcome = {
  type: 'not_sent',
  code: 'files_unavailable',
  message: 'the files that go along cannot be read',
  retry_after_ms: 60_000,
};

interface TwilioChannel {
  readonly access: ProviderAccess;
  readonly opened: Opened;
}

function twilioOf({ sandbox }: ClaimedMessage, { access, opened }: TwilioChannel): TwilioAccess {
  return {
    credentials: { account_sid: opened['account_sid'] ?? '', auth_token: opened['auth_token'] ?? '' },
    base_url: sandbox ? (access.sandbox?.carrier_url ?? null) : null,
    timeout_ms: access.timeout_ms,
  };
}

interface MailAccess extends TwilioChannel {
  readonly account_id: string;
}

/** The mail in its layout, with the way to end mails in it; what staff get has none. */
function laidOut(message: ClaimedMessage, by: MailAccess) {
  const { subject, body, html, account_name: company, locale } = message;
  const text = invitesAnswer(message, by.opened) ? `${body}\n\n${ANSWERED_BY_MAIL}` : body;
  return mailLayout({
    subject: subject ?? '',
    text,
    html,
    company,
    locale,
    unsubscribe_url: unsubscribeUrl(message, by),
    open_picture_url: message.secure_link?.records_opens === true ? openPictureUrl(message.secure_link, by) : null,
  });
}

function unsubscribeUrl(
  { kind, id }: ClaimedMessage,
  { account_id, access }: Pick<MailAccess, 'account_id' | 'access'>,
) {
  if (kind === 'notification') return null;
  const token = clientToken({ purpose: 'unsubscribe', account_id, id, secret: access.secret_key.bytes });
  return `${access.public_url}/unsubscribe/${token}`;
}

/**
 * What lets an answer find its message: a reply address and a bounce address signed for it, and the conversation it
 * stands in, which begins with its sequence. Of notices to staff those about a client have a reply address: what staff
 * write back goes to the client. Sent as a machine's, so that other machines do not answer (RFC 3834).
 */
function conversationOf(message: ClaimedMessage, { account_id, access, opened }: MailAccess) {
  const unsubscribe_url = unsubscribeUrl(message, { account_id, access });
  const headers = {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
    // one click: the mail program posts there by itself (RFC 8058)
    ...(unsubscribe_url === null
      ? {}
      : { 'List-Unsubscribe': `<${unsubscribe_url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  };
  const domain = replyDomainOf(message, opened);
  if (domain === null) return { headers };
  const signed = { account_id, message_id: message.id, secret: access.secret_key.bytes, domain };
  if (message.kind === 'notification')
    return message.is_about_client ? { headers, reply_to: signAddress({ ...signed, purpose: 'reply' }) } : { headers };
  const { sequence_id, answers_mail } = message;
  return {
    headers,
    reply_to: signAddress({ ...signed, purpose: 'reply' }),
    bounce_to: signAddress({ ...signed, purpose: 'bounce' }),
    references: [
      ...(sequence_id === null ? [] : [`<sequence.${sequence_id}@${hostOf(access)}>`]),
      ...(answers_mail === null ? [] : [answers_mail]),
    ],
  };
}

/** A notice that finds its client when it is answered, and may. */
function invitesAnswer(message: ClaimedMessage, opened: Opened): boolean {
  const { kind, is_about_client, invites_answer } = message;
  return kind === 'notification' && is_about_client && invites_answer && replyDomainOf(message, opened) !== null;
}

/** Where the provider takes mail in for us: the channel says, in the sandbox the sender's own domain; null: nowhere. */
function replyDomainOf({ sandbox, from_address }: ClaimedMessage, { reply_domain }: Opened): string | null {
  if (reply_domain !== undefined && reply_domain !== '') return reply_domain;
  return sandbox ? from_address.slice(from_address.lastIndexOf('@') + 1).replace(/>\s*$/u, '') : null;
}

/** What is half set cannot sign, and fails rather than going out unsigned. */
function dkimOf({
  dkim_domain: domain = '',
  dkim_selector: selector = '',
  dkim_private_key: private_key = '',
}: Opened) {
  return domain === '' && selector === '' && private_key === '' ? null : { domain, selector, private_key };
}

function hostOf({ public_url }: ProviderAccess): string {
  return new URL(public_url).hostname;
}

function smtpOf(message: ClaimedMessage, { account_id, access, opened }: MailAccess) {
  if (message.sandbox && access.sandbox !== null) {
    // The sandbox takes anybody in; the name tells it whose mail this is.
    const { smtp_host: host, smtp_port: port } = access.sandbox;
    return { host, port, secure: false, reach: 'anywhere', user: account_id, pass: 'sandbox' } as const;
  }
  const { host = '', port = '587', secure, user, pass } = opened;
  const login = user === undefined || pass === undefined ? {} : { user, pass };
  const reach = access.internal_mail_servers.includes(host.toLowerCase()) ? 'anywhere' : 'internet';
  return { host, port: Number(port), secure: secure === 'true', reach, ...login } as const;
}
