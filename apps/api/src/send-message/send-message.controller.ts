import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { CodeSamples } from '../reference/code-samples.decorator.ts';
import { SEND_MESSAGE_EXAMPLES } from '../reference/send-message-examples.ts';
import { Answers } from '../http/answers.decorator.ts';
import {
  creditsShortSchema,
  nobodyReachedSchema,
  sendMessageSchema,
  sentSchema,
  type SendMessage,
  type Sent,
} from './send-message.schema.ts';
import { SendMessageService } from './send-message.service.ts';

@ApiTags('Messages')
@Controller('v1/send_message')
export class SendMessageController {
  constructor(private readonly messages: SendMessageService) {}

  @Access({ key: 'messages:send' })
  @Post()
  @ApiOperation({
    summary: 'Send a message once',
    description:
      'To a number or address (`to`), to each participant of an event (`event_id`) or to one of them (`participant_id`); exactly one of the three. Whoever may not or cannot be reached is named with the reason; where that is everybody, nothing is sent and the answer is 422. Quiet hours defer what is sent in them.' +
      SEND_MESSAGE_EXAMPLES.map(
        ({ label, lang, source }) => `\n\n**${label}**\n\n\`\`\`${lang.toLowerCase()}\n${source}\`\`\``,
      ).join(''),
  })
  @CodeSamples(SEND_MESSAGE_EXAMPLES)
  @Answers({
    status: 201,
    schema: sentSchema,
    description: 'A message for each recipient, each with the address of its status',
    problems: { 402: creditsShortSchema, 422: nobodyReachedSchema },
  })
  async sendMessage(
    @FromCaller() caller: Caller,
    @Body({ schema: sendMessageSchema }) request: SendMessage,
  ): Promise<Sent> {
    return this.messages.send(caller, request);
  }
}
