import { Module } from '@nestjs/common';
import { ConsentsController } from './consents.controller.ts';
import { ConsentsService } from './consents.service.ts';

@Module({ controllers: [ConsentsController], providers: [ConsentsService] })
export class ConsentsModule {}
