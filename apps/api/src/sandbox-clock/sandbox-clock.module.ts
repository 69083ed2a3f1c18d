import { Module } from '@nestjs/common';
import { SandboxClockController } from './sandbox-clock.controller.ts';
import { SandboxClockService } from './sandbox-clock.service.ts';

@Module({ controllers: [SandboxClockController], providers: [SandboxClockService] })
export class SandboxClockModule {}
