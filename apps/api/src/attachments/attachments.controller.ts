import { Controller, Get, Param, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { sendFile } from '../files/send-file.ts';
import { takeInFile } from '../files/take-in-file.ts';
import { uploadSchema } from '../files/upload.schema.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import {
  attachmentPageSchema,
  attachmentSchema,
  listAttachmentsSchema,
  type AttachmentAnswer,
  type AttachmentPage,
  type ListAttachments,
} from './attachments.schema.ts';
import { AttachmentsService } from './attachments.service.ts';

@ApiTags('Attachments')
@Controller('v1/attachments')
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  @Access({ key: 'attachments:write' })
  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: uploadSchema })
  @ApiOperation({
    summary: 'Upload a picture, a clip or a document',
    description:
      'What it is is read from its bytes. A clip (MP3 or WAV) is decoded whole and made fit for calls. One that no message uses is removed after a day.',
  })
  @Answers({ status: 201, schema: attachmentSchema, description: 'What was kept' })
  async uploadAttachment(@FromCaller() caller: Caller, @Req() request: FastifyRequest): Promise<AttachmentAnswer> {
    return this.attachments.upload(caller, await takeInFile(request));
  }

  @Access({ key: 'attachments:read' })
  @Get()
  @ApiOperation({
    summary: 'Files of the account, newest first',
    description:
      'For a key without the scope secure_messages:read files that came or went with a secure message do not exist, here and by their ids.',
  })
  @Answers({ schema: attachmentPageSchema, description: 'One page' })
  async listAttachments(
    @FromCaller() caller: Caller,
    @Query({ schema: listAttachmentsSchema }) query: ListAttachments,
  ): Promise<AttachmentPage> {
    return this.attachments.list(caller, query);
  }

  @Access({ key: 'attachments:read' })
  @Get(':id')
  @ApiOperation({ summary: 'What a file is' })
  @Answers({ schema: attachmentSchema, description: 'The file, without its bytes' })
  async readAttachment(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<AttachmentAnswer> {
    return this.attachments.read(caller, id);
  }

  @Access({ key: 'attachments:read' })
  @Get(':id/content')
  @ApiOperation({ summary: 'The bytes of a file, as they came' })
  @ApiProduces('application/octet-stream')
  @Answers({ schema: z.string(), description: 'The bytes, under the file’s content type' })
  async readAttachmentContent(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendFile(reply, await this.attachments.openFor(caller, { id, version: 'original' }));
  }

  @Access({ key: 'attachments:read' })
  @Get(':id/rendition')
  @ApiOperation({
    summary: 'What was made of a file',
    description: 'A small JPEG of a picture, the WAV calls play of a clip.',
  })
  @ApiProduces('application/octet-stream')
  @Answers({ schema: z.string(), description: 'The bytes' })
  async readAttachmentRendition(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendFile(reply, await this.attachments.openFor(caller, { id, version: 'rendition' }));
  }
}
