import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import {
  listWebhookDeliveriesSchema,
  redeliveredSchema,
  redeliverSchema,
  webhookDeliveriesSchema,
  webhookDeliveryDetailSchema,
  type ListWebhookDeliveries,
  type Redelivered,
  type RedeliverWebhooks,
  type WebhookDeliveryDetail,
  type WebhookDeliveryPage,
} from './webhook-deliveries.schema.ts';
import { WebhookDeliveriesService } from './webhook-deliveries.service.ts';

@ApiTags('Webhooks')
@Controller('v1')
export class WebhookDeliveriesController {
  constructor(private readonly deliveries: WebhookDeliveriesService) {}

  @Access({ key: 'webhooks:read' })
  @Get('webhook_subscriptions/:id/deliveries')
  @ApiOperation({ summary: 'What was told, and what waits', description: 'Of the last thirty days.' })
  @Answers({ schema: webhookDeliveriesSchema, description: 'The newest first' })
  async listWebhookDeliveries(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Query({ schema: listWebhookDeliveriesSchema }) query: ListWebhookDeliveries,
  ): Promise<WebhookDeliveryPage> {
    return this.deliveries.list(caller, { ...query, id });
  }

  @Access({ key: 'webhooks:write' })
  @Post('webhook_subscriptions/:id/test')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send a test', description: 'Of type `webhook.test`, with nothing of the account in it.' })
  @Answers({ status: 202, schema: webhookDeliveryDetailSchema, description: 'It is on its way' })
  async testWebhookSubscription(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<WebhookDeliveryDetail> {
    return this.deliveries.test(caller, id);
  }

  @Access({ key: 'webhooks:write' })
  @Post('webhook_subscriptions/:id/redeliver')
  @HttpCode(202)
  @ApiOperation({ summary: 'Tell all again that failed since a time', description: 'Under the same webhook-ids.' })
  @Answers({ status: 202, schema: redeliveredSchema, description: 'How many are on their way' })
  async redeliverWebhooks(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: redeliverSchema }) { since }: RedeliverWebhooks,
  ): Promise<Redelivered> {
    return this.deliveries.redeliverSince(caller, { id, since });
  }

  @Access({ key: 'webhooks:read' })
  @Get('webhook_deliveries/:id')
  @ApiOperation({ summary: 'One delivery with its body and every try' })
  @Answers({ schema: webhookDeliveryDetailSchema, description: 'The last try first' })
  async readWebhookDelivery(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<WebhookDeliveryDetail> {
    return this.deliveries.read(caller, id);
  }

  @Access({ key: 'webhooks:write' })
  @Post('webhook_deliveries/:id/redeliver')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Tell it again, whatever came of it',
    description: 'Under the same webhook-id and with the same body.',
  })
  @Answers({ status: 202, schema: webhookDeliveryDetailSchema, description: 'It is on its way' })
  async redeliverWebhook(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<WebhookDeliveryDetail> {
    return this.deliveries.redeliver(caller, id);
  }
}
