import { Module } from '@nestjs/common';
import { RunningSequencesController } from './running-sequences.controller.ts';
import { RunningSequencesService } from './running-sequences.service.ts';

@Module({ controllers: [RunningSequencesController], providers: [RunningSequencesService] })
export class RunningSequencesModule {}
