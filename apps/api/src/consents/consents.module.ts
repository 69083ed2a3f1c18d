import { Module } from '@nestjs/common';
import { ConsentsController } from './consents.controller.ts';
import { ContactConsentsController } from './contact-consents.controller.ts';
import { ConsentsService } from './consents.service.ts';

@Module({ controllers: [ConsentsController, ContactConsentsController], providers: [ConsentsService] })
export class ConsentsModule {}
