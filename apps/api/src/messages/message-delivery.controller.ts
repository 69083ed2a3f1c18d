import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { readDelivery, type DeliveryTry } from '@kept/sequences/journal/read-delivery';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { HotPool } from '../database/hot-pool.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { notFound } from '../problems/not-found.ts';
import { messageDeliverySchema } from './message-delivery.schema.ts';

@ApiTags('Screens: appointments')
@Controller('screens/messages')
export class MessageDeliveryController {
  constructor(private readonly hot: HotPool) {}

  @Access('session')
  @Get(':id/delivery')
  @ApiOperation({ operationId: 'readDelivery', summary: 'Every try to deliver a message, and what came of it' })
  @Answers({ schema: messageDeliverySchema, description: 'In order' })
  async readDelivery(
    @FromSession() { account_id }: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<{ readonly attempts: readonly DeliveryTry[] }> {
    const attempts = await readDelivery({ pool: this.hot.pool, account_id, message_id: id });
    if (attempts === null) throw notFound('message');
    return { attempts };
  }
}
