import { Module } from '@nestjs/common';
import { SecureSends } from '../secure-messaging/secure-sends.ts';
import { MessageStatusController } from './message-status.controller.ts';
import { SendMessageController } from './send-message.controller.ts';
import { SendMessageService } from './send-message.service.ts';

@Module({ controllers: [SendMessageController, MessageStatusController], providers: [SendMessageService, SecureSends] })
export class SendMessageModule {}
