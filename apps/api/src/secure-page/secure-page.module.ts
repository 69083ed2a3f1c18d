import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module.ts';
import { SecureFiles } from './secure-files.ts';
import { SecurePageController } from './secure-page.controller.ts';
import { SecureVisits } from './secure-visits.ts';
import { SecurePages } from './secure-pages.ts';

@Module({
  imports: [AttachmentsModule],
  controllers: [SecurePageController],
  providers: [SecurePages, SecureFiles, SecureVisits],
})
export class SecurePageModule {}
