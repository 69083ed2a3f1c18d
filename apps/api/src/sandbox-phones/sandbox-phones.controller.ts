import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import {
  phoneListSchema,
  phoneParameterSchema,
  phoneSchema,
  sentFromPhoneSchema,
  textFromPhoneSchema,
  type PhoneAnswer,
  type PhoneList,
  type PhoneParameter,
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
}
