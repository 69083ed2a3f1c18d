import { Module } from '@nestjs/common';
import { UnsubscribeController } from './unsubscribe.controller.ts';

@Module({ controllers: [UnsubscribeController] })
export class UnsubscribeModule {}
