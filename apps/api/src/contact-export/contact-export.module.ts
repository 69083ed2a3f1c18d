import { Module } from '@nestjs/common';
import { ContactExportController } from './contact-export.controller.ts';
import { ContactExportService } from './contact-export.service.ts';

@Module({ controllers: [ContactExportController], providers: [ContactExportService] })
export class ContactExportModule {}
