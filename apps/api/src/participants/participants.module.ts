import { Module } from '@nestjs/common';
import { ParticipantMessagesService } from './participant-messages.service.ts';
import { ParticipantScreensController } from './participant-screens.controller.ts';
import { ParticipantsController } from './participants.controller.ts';
import { ParticipantsService } from './participants.service.ts';

@Module({
  controllers: [ParticipantsController, ParticipantScreensController],
  providers: [ParticipantsService, ParticipantMessagesService],
})
export class ParticipantsModule {}
