import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { readSubscription, unsubscribe, type UnsubscribeRequest } from '@kept/sequences/unsubscribe';
import { Access } from '../access/access.decorator.ts';
import { ClientLinks } from '../client-pages/client-links.ts';
import { showPage } from '../client-pages/show-page.ts';
import { HotPool } from '../database/hot-pool.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { unsubscribePage } from './unsubscribe-page.ts';

/** The page that a mail's link to end mails leads to; the token in it is the grant (`@kept/channels/client-token`). */
@ApiExcludeController()
@Controller('unsubscribe')
export class UnsubscribeController {
  constructor(
    private readonly hot: HotPool,
    private readonly nudger: SequenceNudger,
    private readonly links: ClientLinks,
  ) {}

  /** Asks. Mail scanners follow links, so looking changes nothing. */
  @Access('link')
  @Get(':token')
  async ask(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const subscription = await readSubscription(this.requestOf(token));
    return showPage(reply, subscription && unsubscribePage(subscription));
  }

  /** Ends mails: by the page's button, or by a mail program's one click (RFC 8058). */
  @Access('link')
  @Post(':token')
  @HttpCode(200)
  async end(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { subscription, nudge } = await unsubscribe(this.requestOf(token));
    this.nudger.nudge(nudge);
    return showPage(reply, subscription && unsubscribePage(subscription));
  }

  private requestOf(token: string): UnsubscribeRequest {
    const link = this.links.read({ token, purpose: 'unsubscribe' });
    return { pool: this.hot.pool, account_id: link.account_id, message_id: link.id };
  }
}
