import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { rescueMessage } from '@kept/sequences/rescue-message';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { HotPool } from '../database/hot-pool.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { momentCursor } from '../http/moment-cursor.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import { listOutbox } from './list-outbox.ts';
import {
  listOutboxSchema,
  outboxSchema,
  rescueMessageSchema,
  type ListOutbox,
  type Outbox,
  type RescueMessage,
} from './outbox.schema.ts';

@ApiTags('Messages')
@Controller('v1/messages')
export class OutboxController {
  constructor(
    private readonly hot: HotPool,
    private readonly nudger: SequenceNudger,
  ) {}

  @Access({ key: 'messages:read' })
  @Get()
  @ApiOperation({
    operationId: 'listOutbox',
    summary: 'What was sent and what waits to be',
    description: 'The newest first; of what is scheduled, the next first.',
  })
  @Answers({ schema: outboxSchema, description: 'One page' })
  async list(
    @FromCaller() { account_id }: Caller,
    @Query({ schema: listOutboxSchema }) { cursor, ...query }: ListOutbox,
  ): Promise<Outbox> {
    const after = cursor === undefined ? null : momentCursor.parse(cursor);
    if (cursor !== undefined && after === null) {
      throw invalidRequest([
        { field: 'cursor', code: 'unknown_cursor', message: 'is no cursor of ours; leave it out to begin anew' },
      ]);
    }
    return listOutbox({ pool: this.hot.pool, account_id, query, after });
  }

  @Access({ key: 'messages:send' })
  @Post(':id/rescue')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'rescueMessage',
    summary: 'Send a message that did not arrive once more, or give it up',
    description: 'Its `actions` say what makes sense now.',
  })
  @Answers({ status: 204, description: 'It is on its way again, or over' })
  async rescue(
    @FromCaller() { account_id }: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: rescueMessageSchema }) { action }: RescueMessage,
  ): Promise<void> {
    const result = await rescueMessage({ pool: this.hot.pool, account_id, message_id: id, rescue: action });
    switch (result.type) {
      case 'done':
        this.nudger.nudge(result.nudge);
        this.nudger.deliver(result.messages);
        return;
      case 'not_found':
        throw notFound('message');
      case 'refused':
        throw new Problem({
          status: 409,
          code: 'nothing_to_rescue',
          title: 'This cannot be done with the message now',
          detail: `It is ${result.status}.`,
        });
      default:
        result satisfies never;
    }
  }
}
