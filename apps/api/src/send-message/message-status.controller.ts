import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { readMessageStatus } from '@kept/sequences/journal/read-message-status';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { HotPool } from '../database/hot-pool.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { notFound } from '../problems/not-found.ts';
import { messageStatusSchema, type MessageStatus } from './message-status.schema.ts';

@ApiTags('Messages')
@Controller('v1/messages')
export class MessageStatusController {
  constructor(private readonly hot: HotPool) {}

  @Access({ key: 'messages:read' })
  @Get(':id')
  @ApiOperation({
    summary: 'A message, how it fares and why',
    description: 'Also what it took of the credits, and every try.',
  })
  @Answers({ schema: messageStatusSchema, description: 'The message' })
  async readMessage(
    @FromCaller() { account_id }: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<MessageStatus> {
    const message = await readMessageStatus({ pool: this.hot.pool, account_id, message_id: id });
    if (message === null) throw notFound('message');
    return message;
  }
}
