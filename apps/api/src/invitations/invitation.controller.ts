import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../access/access.decorator.ts';
import { SessionCookie } from '../access/session-cookie.ts';
import { Answers } from '../http/answers.decorator.ts';
import { sessionInfoSchema, type SessionInfo } from '../session/session.schema.ts';
import { visitorOf } from '../session/visitor-of.ts';
import { InvitationService } from './invitation.service.ts';
import {
  acceptSchema,
  lookSchema,
  seenInvitationSchema,
  type Accept,
  type Look,
  type SeenInvitation,
} from './invitations.schema.ts';

@ApiTags('Screens: session')
@Controller('screens/invitation')
export class InvitationController {
  constructor(
    private readonly invitation: InvitationService,
    private readonly cookie: SessionCookie,
  ) {}

  @Access('public')
  @Post('look')
  @HttpCode(200)
  @ApiOperation({ operationId: 'lookAtInvitation', summary: 'What a link is for', description: 'Uses nothing up.' })
  @Answers({ schema: seenInvitationSchema, description: 'Who invites whom' })
  async lookAtInvitation(@Body({ schema: lookSchema }) { token }: Look): Promise<SeenInvitation> {
    return this.invitation.look(token);
  }

  @Access('public')
  @Post('accept')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'acceptInvitation',
    summary: 'Set a password by a link, and be signed in',
    description: 'Works once. A reset signs out everywhere else.',
  })
  @Answers({ schema: sessionInfoSchema, description: 'Who is signed in' })
  async acceptInvitation(
    @Body({ schema: acceptSchema }) request: Accept,
    @Req() sent: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionInfo> {
    const { info, token } = await this.invitation.accept(request, visitorOf(sent, this.cookie));
    reply.header('set-cookie', this.cookie.carrying(token));
    return info;
  }
}
