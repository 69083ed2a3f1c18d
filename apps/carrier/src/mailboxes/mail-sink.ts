import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { FaultStore } from '../faults/fault-store.ts';
import type { RequestLog } from '../requests/request-log.ts';
import type { MailboxStore } from './mailbox-store.ts';

const LARGEST_MAIL_BYTES = 25 * 1024 * 1024;

type Needs = {
  readonly mailboxes: MailboxStore;
  readonly faults: FaultStore;
  readonly requests: RequestLog;
  readonly log: FastifyBaseLogger;
};

/** What the sink says to a mail: an SMTP reply, or no word at all. */
type Verdict = { readonly code: number; readonly words: string } | 'hang' | 'reset';

const ACCEPTED: Verdict = { code: 250, words: 'OK' };

export type MailSink = {
  readonly listen: (at: { readonly host: string; readonly port: number }) => Promise<number>;
  readonly stop: () => Promise<void>;
};

/**
 * An SMTP server that takes every mail, for anybody but `nobody`, from anybody, and puts it into the mailbox of each recipient.
 * Faults touch it through the path `smtp`, those of one who signed in through `smtp/<user>`.
 */
export function createMailSink(needs: Needs): MailSink {
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    banner: 'Kept carrier sandbox',
    size: LARGEST_MAIL_BYTES,
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 500,
    onAuth: ({ username }, _session, answer) => answer(null, { user: username ?? 'anybody' }),
    onRcptTo: ({ address }, _session, answer) => {
      if (!isNobody(address)) return answer();
      const words = `5.1.1 <${address}>: Recipient address rejected: User unknown`;
      answer(Object.assign(new Error(words), { responseCode: 550 }));
    },
    onData: (stream, session, answer) => {
      take({ stream, session, needs }).then(
        (verdict) => {
          if (verdict === 'hang') return;
          if (verdict === 'reset') sockets.get(session.remotePort)?.resetAndDestroy();
          else if (verdict.code < 300) answer(null, verdict.words);
          else answer(Object.assign(new Error(verdict.words), { responseCode: verdict.code }));
        },
        (fault: unknown) => {
          needs.log.error({ fault: String(fault) }, 'mail sink');
          answer(Object.assign(new Error('Error: the mail could not be stored'), { responseCode: 451 }));
        },
      );
    },
  });
  server.server.on('connection', (socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.on('close', () => sockets.delete(port));
  });
  // A client that hangs up is no fault of ours; an unheard error event would end the process.
  server.on('error', (error) => needs.log.warn({ error: error.message }, 'mail sink'));

  return {
    listen: async ({ host, port }) => {
      const listening = once(server.server, 'listening');
      server.listen(port, host);
      await listening;
      const address = server.server.address();
      return address === null || typeof address === 'string' ? port : address.port;
    },
    stop: async () => {
      for (const socket of sockets.values()) socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

/** The one mailbox that no domain here has: what is sent there is refused while it is handed over, as a wrong address is. */
function isNobody(address: string): boolean {
  return /^nobody@/iu.test(address);
}

async function take(given: {
  readonly stream: SMTPServerDataStream;
  readonly session: SMTPServerSession;
  readonly needs: Needs;
}): Promise<Verdict> {
  const { stream, needs } = given;
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) {
    if (chunk instanceof Uint8Array && !stream.sizeExceeded) chunks.push(chunk);
  }
  const recipients = given.session.envelope.rcptTo.map((recipient) => recipient.address);
  const to = recipients[0] ?? '';
  const owner = given.session.user ?? null;
  const path = owner === null ? 'smtp' : `smtp/${owner}`;
  const logged = needs.requests.received({ method: 'DATA', path: 'smtp', to });

  const latency = needs.faults.take({ kinds: ['latency'], path, to });
  if (latency !== null) await wait(latency.ms);
  const verdict = stream.sizeExceeded
    ? { code: 552, words: 'Error: message exceeds fixed maximum message size' }
    : (refusal(needs.faults, { path, to }) ??
      (await store({ needs, recipients, path, session: given.session, mime: Buffer.concat(chunks) })));
  if (typeof verdict !== 'string') needs.requests.answered(logged, verdict.code);
  return verdict;
}

function refusal(faults: FaultStore, at: { readonly path: string; readonly to: string }): Verdict | null {
  const fault = faults.take({
    kinds: ['rate_limit', 'error_500', 'error_code', 'hang_before_accept', 'reset_before_accept'],
    ...at,
  });
  switch (fault?.kind) {
    case undefined:
      return null;
    case 'rate_limit':
      return { code: 450, words: 'Error: too many messages, try again later' };
    case 'error_500':
      return { code: 554, words: 'Error: transaction failed' };
    case 'error_code':
      return { code: fault.code, words: 'Error: as commanded' };
    case 'hang_before_accept':
      return 'hang';
    case 'reset_before_accept':
      return 'reset';
    default:
      return fault satisfies never;
  }
}

async function store(given: {
  readonly needs: Needs;
  readonly recipients: readonly string[];
  readonly path: string;
  readonly session: SMTPServerSession;
  readonly mime: Buffer;
}): Promise<Verdict> {
  const { needs, recipients, session } = given;
  const mail = await PostalMime.parse(given.mime);
  const { mailFrom } = session.envelope;
  const owner = session.user ?? null;
  for (const mailbox of recipients) {
    needs.mailboxes.put({
      mailbox,
      direction: 'received',
      sender: mail.from === undefined ? (mailFrom === false ? '' : mailFrom.address) : formatAddress(mail.from),
      recipient: mail.to?.map(formatAddress).join(', ') ?? mailbox,
      subject: mail.subject ?? '',
      text: mail.text ?? null,
      html: mail.html ?? null,
      at: Date.now(),
      owner,
      message_id: mail.messageId ?? null,
      reply_to: mail.replyTo?.map(formatAddress).join(', ') ?? null,
      thread: mail.references ?? null,
      return_path: mailFrom === false || mailFrom.address === '' ? null : mailFrom.address,
      unsubscribe_url: oneClickOf(mail),
    });
  }
  const fault = needs.faults.take({
    kinds: ['hang_after_accept', 'reset_after_accept'],
    path: given.path,
    to: recipients[0] ?? '',
  });
  if (fault === null) return ACCEPTED;
  return fault.kind === 'hang_after_accept' ? 'hang' : 'reset';
}

/** Where a mail program may unsubscribe by itself: only a mail that says so lets it (RFC 8058). */
function oneClickOf({ headers }: Email): string | null {
  const valueOf = (name: string): string => headers.find(({ key }) => key === name)?.value ?? '';
  if (!/^List-Unsubscribe=One-Click$/iu.test(valueOf('list-unsubscribe-post').trim())) return null;
  return /<(https?:[^<>\s]+)>/iu.exec(valueOf('list-unsubscribe'))?.[1] ?? null;
}

function formatAddress(given: Address): string {
  const address = given.address ?? '';
  return given.name === '' ? address : `${given.name} <${address}>`;
}
