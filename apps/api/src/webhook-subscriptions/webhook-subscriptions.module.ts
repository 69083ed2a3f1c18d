import { Module } from '@nestjs/common';
import { WebhookDeliveriesController } from './webhook-deliveries.controller.ts';
import { WebhookDeliveriesService } from './webhook-deliveries.service.ts';
import { WebhookSubscriptionsController } from './webhook-subscriptions.controller.ts';
import { WebhookSubscriptionsService } from './webhook-subscriptions.service.ts';
import { WebhookTarget } from './webhook-target.ts';

@Module({
  controllers: [WebhookSubscriptionsController, WebhookDeliveriesController],
  providers: [WebhookTarget, WebhookSubscriptionsService, WebhookDeliveriesService],
})
export class WebhookSubscriptionsModule {}
