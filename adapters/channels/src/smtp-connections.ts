import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpServer } from './mail-carrier.ts';

/** Above it, servers begin to refuse one who signs in: who comes later waits for a turn. */
const MOST_AT_A_TIME = 20;

/** Servers end a session after so many mails, each after its own number: we do before. */
const MOST_MAILS = 50;

/** Long enough for the next mail of a busy minute, and well before servers hang up by themselves. */
const KEPT_FOR_MS = 5_000;

/** The right to one connection, until it is given back. */
export interface SmtpTurn {
  /** One that has sent a mail before; it may have died since. */
  readonly kept: SMTPConnection | null;
  /** Ends the turn: with the connection that has just sent a mail, or with none. */
  readonly giveBack: (connection: SMTPConnection | null) => void;
}

interface Idle {
  readonly connection: SMTPConnection;
  /** Takes it out of keeping. */
  readonly take: () => void;
}

interface Server {
  in_use: number;
  readonly idle: Idle[];
  readonly waiting: (() => void)[];
}

/**
 * Turns at mail servers, by server and login. A connection that has sent a mail is kept some seconds for the next, which
 * spares it the handshake, TLS and the login. An idle one keeps no process alive.
 */
export class SmtpConnections {
  private readonly servers = new Map<string, Server>();
  private readonly mails = new WeakMap<SMTPConnection, number>();

  /** Null: as many as may be are in use, and none was given back in this time. */
  async turn(smtp: SmtpServer, patience_ms: number): Promise<SmtpTurn | null> {
    const key = JSON.stringify([smtp.host, smtp.port, smtp.secure, smtp.reach, smtp.user, smtp.pass]);
    const server: Server = this.servers.get(key) ?? { in_use: 0, idle: [], waiting: [] };
    this.servers.set(key, server);
    if (server.in_use < MOST_AT_A_TIME) server.in_use += 1;
    // who ends a turn hands it over, so `in_use` stays as it is
    else if (!(await handedOver(server, patience_ms))) return null;
    const kept = server.idle.at(-1);
    kept?.take();
    const forget = (): void => {
      if (server.in_use === 0 && server.idle.length === 0) this.servers.delete(key);
    };
    return {
      kept: kept?.connection ?? null,
      giveBack: (connection) => {
        if (connection !== null && this.maySendAnother(connection)) keep({ connection, server, forget });
        else connection?.close();
        const next = server.waiting.shift();
        if (next === undefined) server.in_use -= 1;
        else next();
        forget();
      },
    };
  }

  private maySendAnother(connection: SMTPConnection): boolean {
    const mails = (this.mails.get(connection) ?? 0) + 1;
    this.mails.set(connection, mails);
    return mails < MOST_MAILS && !connection.destroyed;
  }
}

async function handedOver({ waiting }: Server, patience_ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const mine = (): void => {
      clearTimeout(limit);
      resolve(true);
    };
    const limit = setTimeout(() => {
      waiting.splice(waiting.indexOf(mine), 1);
      resolve(false);
    }, patience_ms);
    waiting.push(mine);
  });
}

interface Keeping {
  readonly connection: SMTPConnection;
  readonly server: Server;
  /** Called when it is no longer kept and was not taken. */
  readonly forget: () => void;
}

function keep({ connection, server: { idle }, forget }: Keeping): void {
  const take = (): void => {
    clearTimeout(timer);
    connection.off('error', drop).off('end', drop);
    idle.splice(idle.indexOf(entry), 1);
    if (connection._socket instanceof Object) connection._socket.ref();
  };
  const drop = (): void => {
    take();
    connection.close();
    forget();
  };
  const entry: Idle = { connection, take };
  const timer = setTimeout(drop, KEPT_FOR_MS).unref();
  // a server that hangs up on an idle session, with 421 or without a word
  connection.on('error', drop).on('end', drop);
  if (connection._socket instanceof Object) connection._socket.unref();
  idle.push(entry);
}
