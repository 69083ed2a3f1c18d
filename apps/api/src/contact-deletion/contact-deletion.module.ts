import { Module } from '@nestjs/common';
import { ContactDeletionController } from './contact-deletion.controller.ts';

@Module({ controllers: [ContactDeletionController] })
export class ContactDeletionModule {}
