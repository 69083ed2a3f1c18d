import { Module } from '@nestjs/common';
import { ApiDescription } from './api-description.ts';
import { ReferenceController } from './reference.controller.ts';

@Module({ controllers: [ReferenceController], providers: [ApiDescription], exports: [ApiDescription] })
export class ReferenceModule {}
