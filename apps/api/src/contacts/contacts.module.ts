import { Module } from '@nestjs/common';
import { ContactImportController } from './contact-import.controller.ts';
import { ContactHistoryController } from './contact-history.controller.ts';
import { ContactsController } from './contacts.controller.ts';
import { ContactsService } from './contacts.service.ts';

@Module({
  controllers: [ContactImportController, ContactsController, ContactHistoryController],
  providers: [ContactsService],
})
export class ContactsModule {}
