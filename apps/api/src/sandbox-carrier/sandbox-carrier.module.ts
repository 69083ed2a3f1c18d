import { Module } from '@nestjs/common';
import { settingsProvider } from '../settings.provider.ts';
import { CarrierControl } from './carrier-control.ts';

@Module({ providers: [settingsProvider, CarrierControl], exports: [CarrierControl] })
export class SandboxCarrierModule {}
