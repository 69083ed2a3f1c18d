import { Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Settings } from '@kept/settings/settings';
import { InjectSettings } from '../settings.provider.ts';
import { SESSION_DAYS } from './session-life.ts';

const A_DAY_S = 86_400;

/**
 * The cookie a session is carried in. Under https its name binds it to this host (`__Host-`); on plain http the port
 * stands in the name, because browsers share cookies between the ports of a machine.
 */
@Injectable()
export class SessionCookie {
  readonly name: string;
  private readonly secure: boolean;

  constructor(@InjectSettings() { public_url }: Settings) {
    const { protocol, port } = new URL(public_url);
    this.secure = protocol === 'https:';
    this.name = this.secure ? '__Host-kept_session' : `kept_session_${port === '' ? '80' : port}`;
  }

  /** What the browser sent; null for nothing. */
  tokenIn(header: string | undefined): string | null {
    const token = parseCookie(header ?? '')[this.name];
    return token === undefined || token === '' ? null : token;
  }

  /** A `set-cookie` that hands it to the browser. The server ends sessions; the browser only forgets what is over anyway. */
  carrying(token: string): string {
    return this.written(token, SESSION_DAYS * A_DAY_S);
  }

  /** A `set-cookie` that takes it away. */
  gone(): string {
    return this.written('', 0);
  }

  private written(value: string, maxAge: number): string {
    const { name, secure } = this;
    return stringifySetCookie({ name, value, maxAge, secure, path: '/', httpOnly: true, sameSite: 'lax' });
  }
}
