import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { definitionJsonSchema } from '@kept/rules/definition-json-schema';
import { Access } from '../access/access.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { jsonSchemaSchema, type JsonSchemaAnswer } from './definition-schema.schema.ts';

/** The same for everybody, and for as long as this process runs. */
const SCHEMA: JsonSchemaAnswer = definitionJsonSchema();

@ApiTags('Message schedules')
@Controller('v1/definition_schema.json')
export class DefinitionSchemaController {
  @Access('public')
  @Get()
  @ApiOperation({
    summary: 'The JSON Schema of a definition',
    description: 'For editors and for programs that write definitions: every field with a title and a description.',
  })
  @Answers({ schema: jsonSchemaSchema, description: 'JSON Schema, 2020-12' })
  readDefinitionSchema(): JsonSchemaAnswer {
    return SCHEMA;
  }
}
