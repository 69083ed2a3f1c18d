import { Controller, Get, Inject, NotFoundException, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../access/access.decorator.ts';
import type { BuiltPages } from './read-built-pages.ts';

/** What is never a screen: an address that begins so and has no route does not exist. */
const NO_SCREEN = /^\/(v1|screens|reference|health|openapi\.json|files|unsubscribe|_app)(\/|\?|$)/;

/** Injects {@link BuiltPages}. */
export const BUILT_PAGES = Symbol('built pages');

/**
 * Every address that a browser opens and no other route has: the page finds out itself what to show. It is the same
 * for everybody and tells nothing of an account.
 */
@ApiExcludeController()
@Controller()
export class PagesController {
  constructor(@Inject(BUILT_PAGES) private readonly pages: BuiltPages) {}

  @Access('public')
  @Get('*')
  page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    const { accept = '' } = request.headers;
    // What watches whether the product is up asks for the first page, and for no type.
    const is_asked_for = accept.includes('text/html') || request.url === '/';
    if (NO_SCREEN.test(request.url) || !is_asked_for) throw new NotFoundException();
    const { html, policy, status } = this.pages;
    reply.status(status).headers({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': policy,
      'cross-origin-opener-policy': 'same-origin',
    });
    return html;
  }
}
