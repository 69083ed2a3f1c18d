import { Controller, Get, HttpCode, Param, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../access/access.decorator.ts';
import { showPage } from '../client-pages/show-page.ts';
import { sendFile } from '../files/send-file.ts';
import { SecurePages } from './secure-pages.ts';

/** The page that a secure link leads to; its token, then the PIN, are the grant. */
@ApiExcludeController()
@Controller('s/:token')
export class SecurePageController {
  constructor(private readonly pages: SecurePages) {}

  /** Shows the conversation to whoever has opened it, and asks the others. Scanners follow links: looking changes nothing. */
  @Access('link')
  @Get()
  async look(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return showPage(reply, await this.pages.look({ token, cookies: request.headers.cookie }));
  }

  /** Opens it, by the PIN where one is asked for. */
  @Access('link')
  @Post()
  @HttpCode(200)
  async open(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { page, cookie } = await this.pages.open({ token, form: request.body });
    if (cookie === null) return showPage(reply, page);
    // the page is asked for anew, so that loading it again sends no PIN again
    void reply.status(303).headers({ location: `/s/${token}`, 'set-cookie': cookie, 'cache-control': 'no-store' });
    return '';
  }

  /** Takes a reply in. */
  @Access('link')
  @Post('reply')
  @HttpCode(200)
  async reply(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return showPage(reply, await this.pages.reply({ token, request }));
  }

  /** Sends a new link to where this one went. */
  @Access('link')
  @Post('new_link')
  @HttpCode(200)
  async newLink(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return showPage(reply, await this.pages.newLink(token));
  }

  /** A file of the conversation, to who has opened it. */
  @Access('link')
  @Get('files/:file_id')
  async file(
    @Param('token') token: string,
    @Param('file_id') file_id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | string> {
    const found = await this.pages.file({ token, cookies: request.headers.cookie, file_id });
    if (found.type === 'page') return showPage(reply, found.page);
    const sent = sendFile(reply, found.file);
    void reply.header('cache-control', 'no-store');
    return sent;
  }
}
