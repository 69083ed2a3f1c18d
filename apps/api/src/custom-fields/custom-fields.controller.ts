import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { customFieldsSchema, type CustomFields } from './custom-fields.schema.ts';
import { CustomFieldsService } from './custom-fields.service.ts';

@ApiTags('Contacts')
@Controller('v1/custom_fields')
export class CustomFieldsController {
  constructor(private readonly fields: CustomFieldsService) {}

  @Access({ key: 'contacts:read' })
  @Get()
  @ApiOperation({
    summary: 'Custom fields of contacts',
    description:
      'What `custom_data` of a contact may hold: a value of a defined field is of its type, and one that cannot be is refused. Admins define them on the page Settings, Custom fields.',
  })
  @Answers({ schema: customFieldsSchema, description: 'All of them, by label' })
  async listCustomFields(@FromCaller() caller: Caller): Promise<CustomFields> {
    return this.fields.list(caller);
  }
}
