import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** The moments of an SMTP exchange a script can break. `content` is the dot that ends the mail. */
export type SmtpMoment = 'greeting' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'content';

/** A reply line, or: hang up, or: say nothing. */
export type SmtpAct = string | { readonly close: true } | { readonly silence: true };

const USUAL: Readonly<Record<SmtpMoment, string>> = {
  greeting: '220 ready',
  EHLO: '250 hello',
  AUTH: '235 welcome',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go ahead',
  content: '250 taken',
};

/** What happens at a moment: each time the same, or one after the other and then as usual. */
export type SmtpScript = Partial<Record<SmtpMoment, SmtpAct | readonly SmtpAct[]>>;

/** A server that speaks just enough SMTP, and breaks exactly where the script says; at any free port unless told. */
export async function startScriptedSmtp(script: SmtpScript, { port = 0, host = '127.0.0.1' } = {}) {
  const sockets = new Set<Socket>();
  const times = new Map<SmtpMoment, number>();
  const mails: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.setEncoding('utf8');
    const act = (moment: SmtpMoment): void => {
      const time = times.get(moment) ?? 0;
      times.set(moment, time + 1);
      const said = script[moment];
      const reply = (said instanceof Array ? said[time] : said) ?? USUAL[moment];
      if (typeof reply === 'string') socket.write(`${reply}\r\n`);
      else if ('close' in reply) socket.destroy();
    };
    let in_content = false;
    let unread = '';
    let mail = '';
    socket.on('data', (text: string) => {
      unread += text;
      for (let end = unread.indexOf('\r\n'); end >= 0; end = unread.indexOf('\r\n')) {
        const line = unread.slice(0, end);
        unread = unread.slice(end + 2);
        const moment = in_content ? (line === '.' ? 'content' : null) : momentOf(line);
        if (in_content && moment === null) mail += `${line.replace(/^\./u, '')}\r\n`;
        if (moment === null) continue;
        if (moment === 'content') mails.push(mail);
        if (moment === 'DATA') mail = '';
        in_content = moment === 'DATA';
        act(moment);
      }
    });
    act('greeting');
  }).listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: address instanceof Object ? address.port : 0,
    /** How often anybody connected. */
    connections: () => sockets.size,
    /** The contents that came in whole, dots unstuffed. */
    mails: (): readonly string[] => mails,
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
    case 'AUTH':
    case 'MAIL':
    case 'RCPT':
    case 'DATA':
      return verb;
    default:
      return null;
  }
}
