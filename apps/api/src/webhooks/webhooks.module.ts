import { Module } from '@nestjs/common';
import { EmailController } from './email.controller.ts';
import { TwilioController } from './twilio.controller.ts';
import { TwilioSignature } from './twilio-signature.ts';

@Module({ controllers: [EmailController, TwilioController], providers: [TwilioSignature] })
export class WebhooksModule {}
