import { Module } from '@nestjs/common';
import { SecureSends } from '../secure-messaging/secure-sends.ts';
import { BroadcastsController } from './broadcasts.controller.ts';
import { BroadcastsService } from './broadcasts.service.ts';
import { SuggestionsController } from './suggestions.controller.ts';

@Module({ controllers: [BroadcastsController, SuggestionsController], providers: [BroadcastsService, SecureSends] })
export class BroadcastsModule {}
