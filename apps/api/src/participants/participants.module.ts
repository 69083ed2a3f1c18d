import { Module } from '@nestjs/common';
import { ParticipantsController } from './participants.controller.ts';
import { ParticipantsService } from './participants.service.ts';

@Module({ controllers: [ParticipantsController], providers: [ParticipantsService] })
export class ParticipantsModule {}
