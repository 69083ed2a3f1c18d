import { Module } from '@nestjs/common';
import { ParticipantScreensController } from './participant-screens.controller.ts';
import { ParticipantsController } from './participants.controller.ts';
import { ParticipantsService } from './participants.service.ts';

@Module({ controllers: [ParticipantsController, ParticipantScreensController], providers: [ParticipantsService] })
export class ParticipantsModule {}
