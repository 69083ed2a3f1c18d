import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { resolveUnknown } from '@kept/sequences/resolve-unknown';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { HotPool } from '../database/hot-pool.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import { resolveMessageSchema, type ResolveMessage } from './resolve-message.schema.ts';

@ApiTags('Messages')
@Controller('v1/messages')
export class MessagesController {
  constructor(
    private readonly hot: HotPool,
    private readonly nudger: SequenceNudger,
  ) {}

  @Access({ key: 'events:write' })
  @Post(':id/resolve')
  @HttpCode(204)
  @ApiOperation({ summary: 'Settle a message whose outcome nobody knows' })
  @Answers({ status: 204, description: 'It is settled' })
  async resolveMessage(
    @FromCaller() { account_id }: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: resolveMessageSchema }) { as }: ResolveMessage,
  ): Promise<void> {
    const result = await resolveUnknown({ pool: this.hot.pool, account_id, message_id: id, as });
    switch (result.type) {
      case 'resolved':
        this.nudger.nudge(result.nudge);
        return;
      case 'not_found':
        throw notFound('message');
      case 'not_unknown':
        throw new Problem({
          status: 409,
          code: 'outcome_known',
          title: 'The outcome of this message is known',
          detail: `It is ${result.status}.`,
        });
      default:
        result satisfies never;
    }
  }
}
