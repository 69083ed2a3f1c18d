import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** The moments of an SMTP exchange a script can break. `content` is the dot that ends the mail. */
export type SmtpMoment = 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'content';

/** A reply line, or: hang up, or: say nothing. */
export type SmtpAct = string | { readonly close: true } | { readonly silence: true };

const USUAL: Readonly<Record<SmtpMoment, string>> = {
  greeting: '220 ready',
  EHLO: '250 hello',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go ahead',
  content: '250 taken',
};

/** A server that speaks just enough SMTP, and breaks exactly where the script says. */
export async function startScriptedSmtp(script: Partial<Record<SmtpMoment, SmtpAct>>) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.setEncoding('utf8');
    const act = (moment: SmtpMoment): void => {
      const reply = script[moment] ?? USUAL[moment];
      if (typeof reply === 'string') socket.write(`${reply}\r\n`);
      else if ('close' in reply) socket.destroy();
    };
    let in_content = false;
    let unread = '';
    socket.on('data', (text: string) => {
      unread += text;
      for (let end = unread.indexOf('\r\n'); end >= 0; end = unread.indexOf('\r\n')) {
        const line = unread.slice(0, end);
        unread = unread.slice(end + 2);
        const moment = in_content ? (line === '.' ? 'content' : null) : momentOf(line);
        if (moment === null) continue;
        in_content = moment === 'DATA';
        act(moment);
      }
    });
    act('greeting');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: address instanceof Object ? address.port : 0,
    stop: (): void => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function momentOf(line: string): SmtpMoment | null {
  const [verb = ''] = line.toUpperCase().split(' ');
  switch (verb) {
    case 'EHLO':
    case 'MAIL':
    case 'RCPT':
    case 'DATA':
      return verb;
    default:
      return null;
  }
}
