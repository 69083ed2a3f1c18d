import { Module } from '@nestjs/common';
import { TwilioController } from './twilio.controller.ts';
import { TwilioSignature } from './twilio-signature.ts';

@Module({ controllers: [TwilioController], providers: [TwilioSignature] })
export class WebhooksModule {}
