import { Module } from '@nestjs/common';
import { ApiDescription } from './api-description.ts';
import { ReferenceFiles } from './reference-files.ts';
import { ReferenceController } from './reference.controller.ts';

@Module({ controllers: [ReferenceController], providers: [ApiDescription, ReferenceFiles], exports: [ApiDescription] })
export class ReferenceModule {}
