import { Module } from '@nestjs/common';
import { LogController } from './log.controller.ts';
import { LogService } from './log.service.ts';

@Module({ controllers: [LogController], providers: [LogService] })
export class LogModule {}
