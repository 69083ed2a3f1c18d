import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import {
  changeCustomFieldSchema,
  createCustomFieldSchema,
  customFieldDetailsSchema,
  customFieldSchema,
  type ChangeCustomField,
  type CreateCustomField,
  type CustomFieldAnswer,
  type CustomFieldDetails,
} from './custom-fields.schema.ts';
import { CustomFieldsService } from './custom-fields.service.ts';

@ApiTags('Screens: custom fields')
@Controller('screens/custom_fields')
export class CustomFieldDetailsController {
  constructor(private readonly fields: CustomFieldsService) {}

  @Access({ session: 'admin' })
  @Get()
  @ApiOperation({ summary: 'Every custom field, with what names it and of how many contacts it is known' })
  @Answers({ schema: customFieldDetailsSchema, description: 'By label, and what contacts have undefined' })
  async listCustomFieldDetails(@FromSession() caller: SessionCaller): Promise<CustomFieldDetails> {
    return this.fields.listDetails(caller);
  }

  @Access({ session: 'admin' })
  @Post()
  @ApiOperation({
    summary: 'Define a custom field',
    description: 'What contacts have under its key already becomes of its type; if something cannot, it is refused.',
  })
  @Answers({ status: 201, schema: customFieldSchema, description: 'As it is now' })
  async createCustomField(
    @FromSession() caller: SessionCaller,
    @Body({ schema: createCustomFieldSchema }) request: CreateCustomField,
  ): Promise<CustomFieldAnswer> {
    return this.fields.create(caller, request);
  }

  @Access({ session: 'admin' })
  @Patch(':id')
  @ApiOperation({
    summary: 'Change a custom field',
    description: 'With another type or other choices, what contacts have must fit; if something cannot, it is refused.',
  })
  @Answers({ schema: customFieldSchema, description: 'As it is now' })
  async changeCustomField(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: changeCustomFieldSchema }) change: ChangeCustomField,
  ): Promise<CustomFieldAnswer> {
    return this.fields.change(caller, { id, change });
  }

  @Access({ session: 'admin' })
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete a custom field that nothing names',
    description: 'What contacts have under its key stays with them, as it is. While texts or conditions name it: 409.',
  })
  @Answers({ status: 204, description: 'It is gone' })
  async deleteCustomField(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<void> {
    await this.fields.delete(caller, id);
  }
}
