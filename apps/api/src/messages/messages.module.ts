import { Module } from '@nestjs/common';
import { MessageDeliveryController } from './message-delivery.controller.ts';
import { MessagesController } from './messages.controller.ts';
import { WholeMailController } from './whole-mail.controller.ts';

@Module({ controllers: [MessagesController, MessageDeliveryController, WholeMailController] })
export class MessagesModule {}
