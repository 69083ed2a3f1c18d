import { Module } from '@nestjs/common';
import { MessageDeliveryController } from './message-delivery.controller.ts';
import { MessagesController } from './messages.controller.ts';

@Module({ controllers: [MessagesController, MessageDeliveryController] })
export class MessagesModule {}
