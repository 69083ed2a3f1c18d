import { Module } from '@nestjs/common';
import { AttachmentsController } from './attachments.controller.ts';
import { AttachmentsService } from './attachments.service.ts';
import { GrantedFilesController } from './granted-files.controller.ts';

@Module({
  controllers: [AttachmentsController, GrantedFilesController],
  providers: [AttachmentsService],
  exports: [AttachmentsService],
})
export class AttachmentsModule {}
