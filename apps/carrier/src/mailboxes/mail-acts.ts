import { randomUUID } from 'node:crypto';
import type { StoredMail } from './mailbox-store.ts';

/** What a mailbox or its server does to a mail by itself, or at one press. */
export const MAIL_ACTS = ['out_of_office', 'bounce', 'complaint'] as const;

export type MailAct = (typeof MAIL_ACTS)[number];

/** A mail that a machine sends: whom it is from and goes to on the envelope, and the mail itself. */
export interface MachineMail {
  readonly from: string;
  readonly to: string;
  readonly mime: Buffer;
}

type Make = (to: StoredMail) => MachineMail;

/** As Gmail and Exchange, Postfix, and the feedback loops of large mailbox providers write them. */
export const MACHINE_MAIL: Readonly<Record<MailAct, Make>> = {
  out_of_office: (to) => {
    const recipient = to.reply_to ?? to.sender;
    return {
      from: to.mailbox,
      to: bare(recipient),
      mime: mimeOf([
        `From: ${to.mailbox}`,
        `To: ${recipient}`,
        `Subject: Automatic reply: ${oneLine(to.subject)}`,
        ...identity(to),
        ...(to.message_id === null ? [] : [`In-Reply-To: ${to.message_id}`, `References: ${to.message_id}`]),
        'Auto-Submitted: auto-replied',
        'X-Auto-Response-Suppress: All',
        'Content-Type: text/plain; charset=utf-8',
        '',
        'I am out of the office until Monday and will answer when I am back. Yes, I will confirm everything then.',
      ]),
    };
  },
  bounce: (to) => {
    const domain = domainOf(to.mailbox);
    const recipient = to.return_path ?? bare(to.sender);
    return {
      from: '',
      to: recipient,
      mime: mimeOf([
        `From: MAILER-DAEMON@${domain} (Mail Delivery System)`,
        `To: ${recipient}`,
        'Subject: Undelivered Mail Returned to Sender',
        'Auto-Submitted: auto-replied',
        'Return-Path: <>',
        ...identity(to),
        'Content-Type: multipart/report; report-type=delivery-status; boundary="report"',
        '',
        '--report',
        'Content-Type: text/plain; charset=us-ascii',
        '',
        `This is the mail system at host mx.${domain}.`,
        '',
        `<${to.mailbox}>: host mx.${domain} said: 550 5.1.1 User unknown in virtual mailbox table`,
        '',
        '--report',
        'Content-Type: message/delivery-status',
        '',
        `Reporting-MTA: dns; mx.${domain}`,
        '',
        `Final-Recipient: rfc822; ${to.mailbox}`,
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 5.1.1 User unknown in virtual mailbox table',
        '',
        ...returned(to),
        '--report--',
        '',
      ]),
    };
  },
  complaint: (to) => {
    const domain = domainOf(to.mailbox);
    const recipient = to.return_path ?? bare(to.sender);
    return {
      from: `feedback@${domain}`,
      to: recipient,
      mime: mimeOf([
        `From: <feedback@${domain}>`,
        `To: ${recipient}`,
        `Subject: FW: ${oneLine(to.subject)}`,
        ...identity(to),
        'Content-Type: multipart/report; report-type=feedback-report; boundary="report"',
        '',
        '--report',
        'Content-Type: text/plain; charset=us-ascii',
        '',
        'This is an email abuse report for a message that a user called spam.',
        '',
        '--report',
        'Content-Type: message/feedback-report',
        '',
        'Feedback-Type: abuse',
        'User-Agent: KeptSandbox/1.0',
        'Version: 1',
        `Original-Mail-From: <${to.return_path ?? ''}>`,
        '',
        ...returned(to),
        '--report--',
        '',
      ]),
    };
  },
};

/** The mail that comes back: its headers, as mail servers send them when they spare the body. */
function returned(to: StoredMail): readonly string[] {
  return [
    '--report',
    'Content-Type: text/rfc822-headers',
    '',
    `From: ${to.sender}`,
    `To: ${to.recipient}`,
    ...(to.reply_to === null ? [] : [`Reply-To: ${to.reply_to}`]),
    `Subject: ${oneLine(to.subject)}`,
    ...(to.message_id === null ? [] : [`Message-ID: ${to.message_id}`]),
    '',
  ];
}

function identity(to: StoredMail): readonly string[] {
  return [
    `Message-ID: <${randomUUID()}@${domainOf(to.mailbox)}>`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
  ];
}

function mimeOf(lines: readonly string[]): Buffer {
  return Buffer.from(lines.join('\r\n'));
}

/** A subject as a header may hold it: letters beyond ASCII are encoded (RFC 2047), line breaks are none. */
function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ');
  return /^[ -~]*$/u.test(line) ? line : `=?utf-8?B?${Buffer.from(line).toString('base64')}?=`;
}

function bare(address: string): string {
  return /<([^<>]*)>/u.exec(address)?.[1] ?? address;
}

function domainOf(mailbox: string): string {
  return mailbox.slice(mailbox.lastIndexOf('@') + 1);
}
