import { Module } from '@nestjs/common';
import { CallsController } from './calls.controller.ts';
import { EmailController } from './email.controller.ts';
import { TwilioController } from './twilio.controller.ts';
import { TwilioSignature } from './twilio-signature.ts';

@Module({ controllers: [EmailController, TwilioController, CallsController], providers: [TwilioSignature] })
export class WebhooksModule {}
