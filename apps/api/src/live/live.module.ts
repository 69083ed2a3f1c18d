import { Module } from '@nestjs/common';
import { settingsProvider } from '../settings.provider.ts';
import { LiveController } from './live.controller.ts';
import { LiveHub } from './live-hub.ts';

@Module({ controllers: [LiveController], providers: [settingsProvider, LiveHub] })
export class LiveModule {}
