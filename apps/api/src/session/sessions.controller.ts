import { Controller, Delete, Get, HttpCode, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { SessionCookie } from '../access/session-cookie.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { revokedSchema, sessionListSchema, type Revoked, type SessionList } from './sessions.schema.ts';
import { SessionsService } from './sessions.service.ts';

@ApiTags('Screens: session')
@Controller('screens/sessions')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly cookie: SessionCookie,
  ) {}

  @Access('session')
  @Get()
  @ApiOperation({ operationId: 'listSessions', summary: 'Where one is signed in, last used first' })
  @Answers({ schema: sessionListSchema, description: 'One’s own sessions' })
  async listSessions(@FromSession() caller: SessionCaller): Promise<SessionList> {
    return this.sessions.list(caller);
  }

  @Access('session')
  @Delete()
  @ApiOperation({ operationId: 'endOtherSessions', summary: 'Sign out everywhere else' })
  @Answers({ schema: revokedSchema, description: 'How many sessions ended' })
  async endOtherSessions(@FromSession() caller: SessionCaller): Promise<Revoked> {
    return { revoked: await this.sessions.endOthers(caller) };
  }

  @Access('session')
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endSession', summary: 'Sign out on one device' })
  @Answers({ status: 204, description: 'That session is over' })
  async endSession(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(caller, id);
    if (id === caller.session_id) reply.header('set-cookie', this.cookie.gone());
  }
}
