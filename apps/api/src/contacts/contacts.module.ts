import { Module } from '@nestjs/common';
import { ContactHistoryController } from './contact-history.controller.ts';
import { ContactsController } from './contacts.controller.ts';
import { ContactsService } from './contacts.service.ts';

@Module({ controllers: [ContactsController, ContactHistoryController], providers: [ContactsService] })
export class ContactsModule {}
