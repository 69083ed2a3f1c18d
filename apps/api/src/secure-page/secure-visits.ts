import { Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import { readClientToken } from '@kept/channels/client-token';
import { putPageLinksIn } from '@kept/content/page-links/page-links';
import { installationKey } from '@kept/persistence/installation-key';
import { pageLinkUrl } from '@kept/sequences/client-page/page-link-url';
import type { ConversationMessage } from '@kept/sequences/secure/read-conversation';
import type { LinkRow } from '@kept/sequences/secure/read-link';
import { PASS_MINUTES } from '@kept/sequences/secure/link-pass';
import type { Settings } from '@kept/settings/settings';
import { Deciding } from '../database/deciding.ts';
import { HotPool } from '../database/hot-pool.ts';
import { InjectSettings } from '../settings.provider.ts';

const COOKIE = 'kept_secure';

export interface Looking {
  readonly token: string;
  /** The header as it came. */
  readonly cookies: string | undefined;
}

/** Where a link's pages are. */
export const pathOf = (token: string): string => `/s/${token}`;

/** Who comes by a secure link: what its token was made for, and what their browser brings. */
@Injectable()
export class SecureVisits {
  constructor(
    private readonly hot: HotPool,
    private readonly deciding: Deciding,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  request(token: string) {
    const { cache, vault } = this.deciding;
    const { secret_key: secret, secrets } = this.settings;
    const { account_id, id: link_id } = readClientToken({ token, purpose: 'secure link', secrets });
    return { pool: this.hot.pool, account_id, link_id, cache, vault, secret };
  }

  of({ token, cookies }: Looking) {
    return { ...this.request(token), pass: parseCookie(cookies ?? '')[COOKIE] ?? null };
  }

  /** What the business wrote, with the links to the client's other pages in the place of their marks. */
  withPageLinks(message: ConversationMessage, { account_id }: LinkRow): ConversationMessage {
    const { content, id: message_id } = message;
    if (typeof content === 'string' || message.from === 'client') return message;
    const { public_url } = this.settings;
    const access = { public_url, secret_key: installationKey(this.settings) };
    const body = putPageLinksIn(content.body, (path) => pageLinkUrl({ account_id, message_id, path, access }));
    return { ...message, content: { ...content, body } };
  }

  /** For this link's pages only. Lax: a link in a mail leads here from elsewhere. */
  cookie(token: string, value: string): string {
    const secure = this.settings.public_url.startsWith('https:');
    const maxAge = PASS_MINUTES * 60;
    return stringifySetCookie({
      name: COOKIE,
      value,
      maxAge,
      secure,
      path: pathOf(token),
      httpOnly: true,
      sameSite: 'lax',
    });
  }
}
