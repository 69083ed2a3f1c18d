import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { ShownOnce } from '../http/shown-once.decorator.ts';
import {
  changeWebhookSubscriptionSchema,
  createWebhookSubscriptionSchema,
  webhookSecretSchema,
  webhookSubscriptionSchema,
  webhookSubscriptionsSchema,
  type ChangeWebhookSubscription,
  type CreateWebhookSubscription,
  type WebhookSecret,
  type WebhookSubscriptionAnswer,
  type WebhookSubscriptionList,
} from './webhook-subscriptions.schema.ts';
import { WebhookSubscriptionsService } from './webhook-subscriptions.service.ts';

@ApiTags('Webhooks')
@Controller('v1/webhook_subscriptions')
export class WebhookSubscriptionsController {
  constructor(private readonly subscriptions: WebhookSubscriptionsService) {}

  @Access({ key: 'webhooks:read' })
  @Get()
  @ApiOperation({ summary: 'Where programs of the account are told of what changes' })
  @Answers({ schema: webhookSubscriptionsSchema, description: 'The newest first' })
  async listWebhookSubscriptions(@FromCaller() caller: Caller): Promise<WebhookSubscriptionList> {
    return { webhook_subscriptions: await this.subscriptions.list(caller) };
  }

  @Access({ key: 'webhooks:write' })
  @Post()
  @ShownOnce('secret')
  @ApiOperation({
    summary: 'Be told of what changes',
    description:
      'By POST, signed as Standard Webhooks says (webhook-id, webhook-timestamp, webhook-signature). The body is {"type", "timestamp", "data"}: of a message what GET /v1/messages/{id} answers, of a participant {"participant", "changed", "event"}. Answer 2xx within 15 seconds; anything else is tried again for three days, at growing intervals. 410 ends it. The same webhook-id may come twice, and not in order.',
  })
  @Answers({ status: 201, schema: webhookSecretSchema, description: 'With the secret, once' })
  async createWebhookSubscription(
    @FromCaller() caller: Caller,
    @Body({ schema: createWebhookSubscriptionSchema }) request: CreateWebhookSubscription,
  ): Promise<WebhookSecret> {
    return this.subscriptions.create(caller, request);
  }

  @Access({ key: 'webhooks:read' })
  @Get(':id')
  @ApiOperation({ summary: 'One webhook' })
  @Answers({ schema: webhookSubscriptionSchema, description: 'Without its secret' })
  async readWebhookSubscription(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<WebhookSubscriptionAnswer> {
    return this.subscriptions.read(caller, id);
  }

  @Access({ key: 'webhooks:write' })
  @Patch(':id')
  @ApiOperation({ summary: 'Change a webhook, or switch it off and on' })
  @Answers({ schema: webhookSubscriptionSchema, description: 'As it is now' })
  async changeWebhookSubscription(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: changeWebhookSubscriptionSchema }) change: ChangeWebhookSubscription,
  ): Promise<WebhookSubscriptionAnswer> {
    return this.subscriptions.change(caller, { id, change });
  }

  @Access({ key: 'webhooks:write' })
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a webhook', description: 'What waits for it is told to nobody.' })
  @Answers({ status: 204, description: 'It is gone' })
  async deleteWebhookSubscription(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<void> {
    await this.subscriptions.remove(caller, id);
  }

  @Access({ key: 'webhooks:write' })
  @Post(':id/roll_secret')
  @HttpCode(200)
  @ShownOnce('secret')
  @ApiOperation({
    summary: 'Give it a new secret',
    description: 'For a day the one before signs as well: webhook-signature then carries both.',
  })
  @Answers({ schema: webhookSecretSchema, description: 'With the new secret, once' })
  async rollWebhookSecret(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<WebhookSecret> {
    return this.subscriptions.rollSecret(caller, id);
  }
}
