import { Readable } from 'node:stream';
import { Body, Controller, Get, Param, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
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
import {
  phoneListSchema,
  phoneMediaParameterSchema,
  phoneParameterSchema,
  phoneSchema,
  pictureFromPhoneSchema,
  sentFromPhoneSchema,
  textFromPhoneSchema,
  type PhoneAnswer,
  type PhoneList,
  type PhoneMediaParameter,
  type PhoneParameter,
  type PictureFromPhone,
  type SentFromPhone,
  type TextFromPhone,
} from './sandbox-phones.schema.ts';
import { SandboxPhonesService } from './sandbox-phones.service.ts';

@ApiTags('Screens: sandbox')
@Controller('screens/sandbox/phones')
export class SandboxPhonesController {
  constructor(private readonly phones: SandboxPhonesService) {}

  @Access({ key: 'sandbox' })
  @Get()
  @ApiOperation({ summary: 'The phones of clients, as the carrier sandbox plays them' })
  @Answers({ schema: phoneListSchema, description: 'The last that texted first, then those of coming appointments' })
  async listPhones(@FromCaller() caller: Caller): Promise<PhoneList> {
    return this.phones.list(caller);
  }

  @Access({ key: 'sandbox' })
  @Get(':number')
  @ApiOperation({ summary: 'What one phone got and sent' })
  @Answers({ schema: phoneSchema, description: 'The phone’s screen' })
  async readPhone(
    @FromCaller() caller: Caller,
    @Param({ schema: phoneParameterSchema }) { number }: PhoneParameter,
  ): Promise<PhoneAnswer> {
    return this.phones.read(caller, number);
  }

  @Access({ key: 'sandbox' })
  @Post(':number/messages')
  @ApiOperation({
    summary: 'Text the clinic from a phone',
    description: 'Answers when the clinic has taken it in, over the signed webhook that real carriers use.',
  })
  @Answers({ status: 201, schema: sentFromPhoneSchema, description: 'The text' })
  async sendFromPhone(
    @FromCaller() caller: Caller,
    @Param({ schema: phoneParameterSchema }) { number }: PhoneParameter,
    @Body({ schema: textFromPhoneSchema }) text: TextFromPhone,
  ): Promise<SentFromPhone> {
    return this.phones.send(caller, { number, ...text });
  }

  @Access({ key: 'sandbox' })
  @Post(':number/pictures')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: uploadSchema })
  @ApiOperation({
    summary: 'Send the clinic a picture from a phone',
    description: 'As a carrier would: the webhook names where it lies, and the clinic fetches it from there.',
  })
  @Answers({ status: 201, schema: sentFromPhoneSchema, description: 'The message' })
  async sendPictureFromPhone(
    @FromCaller() caller: Caller,
    @Param({ schema: phoneParameterSchema }) { number }: PhoneParameter,
    @Query({ schema: pictureFromPhoneSchema }) { to }: PictureFromPhone,
    @Req() request: FastifyRequest,
  ): Promise<SentFromPhone> {
    return this.phones.sendPicture(caller, { number, to, file: await takeInFile(request) });
  }

  @Access({ key: 'sandbox' })
  @Get(':number/media/:media_id')
  @ApiOperation({ summary: 'A picture as a phone shows it' })
  @ApiProduces('application/octet-stream')
  @Answers({ schema: z.string(), description: 'The bytes' })
  async readPhoneMedia(
    @FromCaller() caller: Caller,
    @Param({ schema: phoneMediaParameterSchema }) path: PhoneMediaParameter,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { bytes, content_type } = await this.phones.picture(caller, path);
    const content = Readable.from([bytes]);
    return sendFile(reply, { content, content_type, size: bytes.length, file_name: path.media_id });
  }
}
