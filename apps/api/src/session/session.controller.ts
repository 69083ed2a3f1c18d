import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { SessionCookie } from '../access/session-cookie.ts';
import { Answers } from '../http/answers.decorator.ts';
import { sessionInfoSchema, signInSchema, type SessionInfo, type SignIn } from './session.schema.ts';
import { SessionService } from './session.service.ts';
import { visitorOf } from './visitor-of.ts';

@ApiTags('Screens: session')
@Controller('screens/session')
export class SessionController {
  constructor(
    private readonly session: SessionService,
    private readonly cookie: SessionCookie,
  ) {}

  @Access('public')
  @Post()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'signIn',
    summary: 'Sign in',
    description: 'Answers with the session cookie. Ten wrong passwords for one address within 15 minutes make it wait.',
  })
  @Answers({ schema: sessionInfoSchema, description: 'Who is signed in' })
  async signIn(
    @Body({ schema: signInSchema }) request: SignIn,
    @Req() sent: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionInfo> {
    const { info, token } = await this.session.signIn(request, visitorOf(sent, this.cookie));
    reply.header('set-cookie', this.cookie.carrying(token));
    return info;
  }

  @Access('session')
  @Get()
  @ApiOperation({ operationId: 'readSession', summary: 'Who is signed in' })
  @Answers({ schema: sessionInfoSchema, description: 'Who is signed in' })
  async readSession(@FromSession() caller: SessionCaller): Promise<SessionInfo> {
    return this.session.read(caller);
  }

  @Access('session')
  @Delete()
  @HttpCode(204)
  @ApiOperation({ operationId: 'signOut', summary: 'Sign out' })
  @Answers({ status: 204, description: 'The session is over' })
  async signOut(@FromSession() caller: SessionCaller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.session.signOut(caller);
    reply.header('set-cookie', this.cookie.gone());
  }
}
