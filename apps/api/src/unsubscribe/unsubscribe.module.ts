import { Module } from '@nestjs/common';
import { ClientLinks } from '../client-pages/client-links.ts';
import { UnsubscribeController } from './unsubscribe.controller.ts';

@Module({ controllers: [UnsubscribeController], providers: [ClientLinks] })
export class UnsubscribeModule {}
