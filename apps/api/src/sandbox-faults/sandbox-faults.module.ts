import { Module } from '@nestjs/common';
import { SandboxCarrierModule } from '../sandbox-carrier/sandbox-carrier.module.ts';
import { SandboxFaultsController } from './sandbox-faults.controller.ts';
import { SandboxFaultsService } from './sandbox-faults.service.ts';

@Module({
  imports: [SandboxCarrierModule],
  controllers: [SandboxFaultsController],
  providers: [SandboxFaultsService],
})
export class SandboxFaultsModule {}
