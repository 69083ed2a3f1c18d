import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { CheckedHeader } from '../http/checked-header.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { IF_MATCH } from '../http/if-match-header.ts';
import { ifMatchSchema } from '../http/if-match.schema.ts';
import {
  addressTakenSchema,
  changeContactSchema,
  contactChangedMeanwhileSchema,
  contactPageSchema,
  contactSchema,
  createContactSchema,
  listContactsSchema,
  mergeContactSchema,
  splitContactSchema,
  type ChangeContact,
  type ContactAnswer,
  type ContactPage,
  type CreateContact,
  type ListContacts,
  type SplitContact,
} from './contacts.schema.ts';
import { ContactsService } from './contacts.service.ts';

@ApiTags('Contacts')
@Controller('v1/contacts')
export class ContactsController {
  constructor(private readonly contacts: ContactsService) {}

  @Access({ key: 'contacts:read' })
  @Get()
  @ApiOperation({ summary: 'Contacts of the account', description: 'By name, a page at a time.' })
  @Answers({ schema: contactPageSchema, description: 'A page of them' })
  async listContacts(
    @FromCaller() caller: Caller,
    @Query({ schema: listContactsSchema }) query: ListContacts,
  ): Promise<ContactPage> {
    return this.contacts.list(caller, query);
  }

  @Access({ key: 'contacts:read' })
  @Get(':id')
  @ApiOperation({ summary: 'One contact' })
  @Answers({ schema: contactSchema, description: 'As it is now; one that was merged says into whom' })
  async readContact(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContactAnswer> {
    return tagged(reply, await this.contacts.read(caller, id));
  }

  @Access({ key: 'contacts:write' })
  @Post()
  @ApiOperation({
    summary: 'Make a contact',
    description: 'An address belongs to one contact: one that is somebody’s is refused with whose it is.',
  })
  @Answers({
    status: 201,
    schema: contactSchema,
    description: 'As it is now',
    problems: { 409: addressTakenSchema },
  })
  async createContact(
    @FromCaller() caller: Caller,
    @Body({ schema: createContactSchema }) request: CreateContact,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContactAnswer> {
    return tagged(reply, await this.contacts.create(caller, request));
  }

  @Access({ key: 'contacts:write' })
  @Patch(':id')
  @ApiOperation({
    summary: 'Change a contact, or take it out of the archive',
    description:
      'What is not named stays; `phones` and `emails`, when named, are all there shall be. Of `custom_data` only the named fields change. Appointments keep the addresses they were made with.',
  })
  @ApiHeader(IF_MATCH)
  @Answers({
    schema: contactSchema,
    description: 'As it is now',
    problems: { 409: addressTakenSchema, 412: contactChangedMeanwhileSchema },
  })
  async changeContact(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: changeContactSchema }) change: ChangeContact,
    @CheckedHeader({ name: 'if-match', schema: ifMatchSchema }) if_match: string | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContactAnswer> {
    return tagged(reply, await this.contacts.change(caller, { id, change, if_match }));
  }

  @Access({ key: 'contacts:write' })
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Archive a contact',
    description: 'It is listed no more. What its appointments send goes on; the stop list is what ends messages.',
  })
  @ApiHeader(IF_MATCH)
  @Answers({ status: 204, description: 'It is archived', problems: { 412: contactChangedMeanwhileSchema } })
  async archiveContact(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @CheckedHeader({ name: 'if-match', schema: ifMatchSchema }) if_match: string | null,
  ): Promise<void> {
    await this.contacts.archive(caller, { id, if_match });
  }

  @Access({ key: 'contacts:write' })
  @Post(':id/merge')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Merge another contact into this one',
    description:
      'Addresses, conversations, appointments and consents of the other become this one’s; where both said something of a channel, a refusal stands. It can be taken back by a split.',
  })
  @Answers({ schema: contactSchema, description: 'The one that stays' })
  async mergeContact(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: mergeContactSchema }) { contact_id }: { readonly contact_id: string },
  ): Promise<ContactAnswer> {
    return this.contacts.merge(caller, { id, merged_id: contact_id });
  }

  @Access({ key: 'contacts:write' })
  @Post(':id/split')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Split a contact',
    description:
      'Takes back a merge (`merged_id`), or gives some addresses to a contact of their own, with their conversations and appointments.',
  })
  @Answers({ schema: contactSchema, description: 'The one that stands by itself now' })
  async splitContact(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: splitContactSchema }) request: SplitContact,
  ): Promise<ContactAnswer> {
    return this.contacts.split(caller, { id, request });
  }
}

function tagged(reply: FastifyReply, contact: ContactAnswer): ContactAnswer {
  reply.header('etag', contact.etag);
  return contact;
}
