import { connect, isIP, type Socket } from 'node:net';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isPrivateAddress } from './is-private-address.ts';
import type { SmtpServer } from './mail-carrier.ts';
import { PRIVATE_ADDRESS, publicLookup } from './public-lookup.ts';

/**
 * A connection to a mail server, to be opened. One that may lead to the internet only is made here, because nodemailer
 * looks names up by itself: the address that is judged is the one that is connected to.
 * @throws what keeps it from being made; with the code EPRIVATE when it leads into our own network.
 */
export async function smtpConnectionTo(smtp: SmtpServer, timeout_ms: number): Promise<SMTPConnection> {
  const { host, port, secure } = smtp;
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    connectionTimeout: timeout_ms,
    greetingTimeout: timeout_ms,
    dnsTimeout: timeout_ms,
    ...(smtp.reach === 'internet' ? { connection: await publicSocket(smtp, timeout_ms) } : {}),
  });
  // A late error of a connection given up must not end the process.
  return connection.on('error', () => undefined);
}

async function publicSocket({ host, port }: SmtpServer, timeout_ms: number): Promise<Socket> {
  const bare = host.replace(/^\[(.*)\]$/u, '$1');
  if (isIP(bare) !== 0 && isPrivateAddress(bare))
    throw Object.assign(new Error('leads into a private network'), { code: PRIVATE_ADDRESS });
  const socket = connect({ host: bare, port, lookup: publicLookup });
  const late = setTimeout(() => socket.destroy(new Error(`no connection in ${Math.round(timeout_ms)} ms`)), timeout_ms);
  try {
    return await new Promise((resolve, reject) => {
      socket.once('error', reject).once('connect', () => resolve(socket.off('error', reject)));
    });
  } finally {
    clearTimeout(late);
  }
}
