import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { resetLinkSchema, type ResetLink } from '../users/users.schema.ts';
import {
  invitationListSchema,
  inviteSchema,
  madeInvitationSchema,
  type InvitationList,
  type Invite,
  type MadeInvitation,
} from './invitations.schema.ts';
import { InvitationsService } from './invitations.service.ts';

@ApiTags('Screens: team')
@Controller('screens')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Access({ session: 'admin' })
  @Get('invitations')
  @ApiOperation({ operationId: 'listInvitations', summary: 'Who is invited and has not come yet, newest first' })
  @Answers({ schema: invitationListSchema, description: 'Open invitations' })
  async listInvitations(@FromSession() caller: SessionCaller): Promise<InvitationList> {
    return { invitations: [...(await this.invitations.list(caller))] };
  }

  @Access({ session: 'admin' })
  @Post('invitations')
  @ApiOperation({
    operationId: 'invite',
    summary: 'Invite somebody into the team',
    description: 'The link is for seven days and one use. Inviting an address again replaces its link.',
  })
  @Answers({ status: 201, schema: madeInvitationSchema, description: 'The invitation and its link' })
  async invite(
    @FromSession() caller: SessionCaller,
    @Body({ schema: inviteSchema }) request: Invite,
  ): Promise<MadeInvitation> {
    return this.invitations.invite(caller, request);
  }

  @Access({ session: 'admin' })
  @Delete('invitations/:id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'withdrawInvitation', summary: 'Withdraw an invitation' })
  @Answers({ status: 204, description: 'Its link is over' })
  async withdrawInvitation(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<void> {
    await this.invitations.withdraw(caller, id);
  }

  @Access({ session: 'admin' })
  @Post('users/:id/reset-link')
  @ApiOperation({
    operationId: 'makeResetLink',
    summary: 'Make a link by which somebody sets a new password',
    description: 'For 24 hours and one use; the link before it ends.',
  })
  @Answers({ status: 201, schema: resetLinkSchema, description: 'The link' })
  async makeResetLink(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<ResetLink> {
    return this.invitations.makeResetLink(caller, id);
  }
}
