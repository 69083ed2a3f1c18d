import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { accountClock } from '../database/account-clock.ts';
import { Database } from '../database/database.ts';
import { Answers } from '../http/answers.decorator.ts';
import {
  importContactsSchema,
  importedContactsSchema,
  type ImportContacts,
  type ImportedContacts,
} from './contact-import.schema.ts';
import { importContacts } from './import-contacts.ts';

@ApiTags('Contacts')
@Controller('v1/contacts/import')
export class ContactImportController {
  constructor(private readonly database: Database) {}

  @Access({ key: 'contacts:write' })
  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take in a page of contacts',
    description:
      'Each row is known by its number or email address, so a page sent again makes nothing twice. Rows with a problem are left out and named, the others are stored.',
  })
  @Answers({ schema: importedContactsSchema, description: 'What became of the rows, and each problem by its line' })
  async importContacts(
    @FromCaller() { account_id }: Caller,
    @Body({ schema: importContactsSchema }) request: ImportContacts,
  ): Promise<ImportedContacts> {
    return this.database.within(account_id, async (em) => {
      const { country } = await accountClock(em);
      return importContacts(em, { account_id, country, ...request });
    });
  }
}
