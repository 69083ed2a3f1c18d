import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { ContactExportService } from './contact-export.service.ts';

@ApiTags('Screens: contacts')
@Controller('screens/contacts/:id/export')
export class ContactExportController {
  constructor(private readonly contacts: ContactExportService) {}

  /** Admins only: it hands out a whole life with the business at once, what went securely too. */
  @Access({ session: 'admin' })
  @Get()
  @ApiOperation({
    operationId: 'exportContact',
    summary: 'All that is held on a contact, as one file',
    description:
      'Contact, custom fields, consents, stop list, appointments, messages both ways with secure ones opened, and the log. Files are links that open for a day. Each export is in the log.',
  })
  @ApiProduces('application/json')
  @Answers({ description: 'The file' })
  async export(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.contacts.export(caller, id), {
      type: 'application/json; charset=utf-8',
      disposition: `attachment; filename="contact-${id}.json"`,
    });
  }
}
