import { Module } from '@nestjs/common';
import { SandboxCarrierModule } from '../sandbox-carrier/sandbox-carrier.module.ts';
import { ClockMover } from './clock-mover.ts';
import { SandboxClockController } from './sandbox-clock.controller.ts';
import { SandboxClockService } from './sandbox-clock.service.ts';

@Module({
  imports: [SandboxCarrierModule],
  controllers: [SandboxClockController],
  providers: [ClockMover, SandboxClockService],
})
export class SandboxClockModule {}
