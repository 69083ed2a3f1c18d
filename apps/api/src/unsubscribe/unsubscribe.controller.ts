import { Controller, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { readUnsubscribeToken, type UnsubscribeLink } from '@kept/channels/unsubscribe-token';
import { readSubscription, unsubscribe, type Subscription } from '@kept/sequences/unsubscribe';
import type { Settings } from '@kept/settings/settings';
import { Access } from '../access/access.decorator.ts';
import { HotPool } from '../database/hot-pool.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { InjectSettings } from '../settings.provider.ts';
import { UNSUBSCRIBE_POLICY, unsubscribePage } from './unsubscribe-page.ts';

const HTML = 'text/html; charset=utf-8';

/** The page that a mail's link to end mails leads to; the token in it is the grant (`@kept/channels/unsubscribe-token`). */
@ApiExcludeController()
@Controller('unsubscribe')
export class UnsubscribeController {
  constructor(
    private readonly hot: HotPool,
    private readonly nudger: SequenceNudger,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** Asks. Mail scanners follow links, so looking changes nothing. */
  @Access('public')
  @Get(':token')
  @Header('content-type', HTML)
  async ask(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const link = this.linkOf(token);
    return show(reply, link === null ? null : await readSubscription({ pool: this.hot.pool, ...link }));
  }

  /** Ends mails: by the page's button, or by a mail program's one click (RFC 8058). */
  @Access('public')
  @Post(':token')
  @HttpCode(200)
  @Header('content-type', HTML)
  async end(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const link = this.linkOf(token);
    if (link === null) return show(reply, null);
    const { subscription, nudge } = await unsubscribe({ pool: this.hot.pool, ...link });
    this.nudger.nudge(nudge);
    return show(reply, subscription);
  }

  private linkOf(token: string): UnsubscribeLink | null {
    return readUnsubscribeToken({ token, secret: this.settings.secret_key });
  }
}

function show(reply: FastifyReply, subscription: Subscription | null): string {
  reply.headers({
    'content-security-policy': UNSUBSCRIBE_POLICY,
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
  });
  if (subscription === null) reply.status(404);
  return unsubscribePage(subscription);
}
