import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { noteMailOpened } from '@kept/sequences/secure/note-mail-opened';
import { Access } from '../access/access.decorator.ts';
import { ClientLinks } from '../client-pages/client-links.ts';
import { HotPool } from '../database/hot-pool.ts';

/** One transparent pixel. */
const PICTURE = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** The picture in a mail with a secure link, of accounts that want to know whether it was opened. */
@ApiExcludeController()
@Controller('o')
export class OpenPictureController {
  constructor(
    private readonly hot: HotPool,
    private readonly links: ClientLinks,
  ) {}

  /** The same picture whatever the token. Who asks with HEAD has shown nobody anything. */
  @Access('link')
  @Get(':token.gif')
  async show(
    @Param('token') token: string,
    @Req() { method }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { account_id, id: link_id } = this.links.read({ token, purpose: 'open picture' });
    if (method === 'GET') await noteMailOpened({ pool: this.hot.pool, account_id, link_id });
    reply.headers({
      'content-type': 'image/gif',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      // mail programs on the web show it on pages of their own
      'cross-origin-resource-policy': 'cross-origin',
    });
    return PICTURE;
  }
}
