import { Module } from '@nestjs/common';
import { SessionModule } from '../session/session.module.ts';
import { InvitationController } from './invitation.controller.ts';
import { InvitationService } from './invitation.service.ts';
import { InvitationsController } from './invitations.controller.ts';
import { InvitationsService } from './invitations.service.ts';

@Module({
  imports: [SessionModule],
  controllers: [InvitationsController, InvitationController],
  providers: [InvitationsService, InvitationService],
})
export class InvitationsModule {}
