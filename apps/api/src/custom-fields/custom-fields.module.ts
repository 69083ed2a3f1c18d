import { Module } from '@nestjs/common';
import { CustomFieldDetailsController } from './custom-field-details.controller.ts';
import { CustomFieldsController } from './custom-fields.controller.ts';
import { CustomFieldsService } from './custom-fields.service.ts';

@Module({ controllers: [CustomFieldsController, CustomFieldDetailsController], providers: [CustomFieldsService] })
export class CustomFieldsModule {}
