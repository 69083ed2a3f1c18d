import { Module } from '@nestjs/common';
import { SandboxCarrierModule } from '../sandbox-carrier/sandbox-carrier.module.ts';
import { SandboxCallsController } from './sandbox-calls.controller.ts';
import { SandboxCallsService } from './sandbox-calls.service.ts';
import { SandboxPhonesController } from './sandbox-phones.controller.ts';
import { SandboxPhonesService } from './sandbox-phones.service.ts';

@Module({
  imports: [SandboxCarrierModule],
  controllers: [SandboxPhonesController, SandboxCallsController],
  providers: [SandboxPhonesService, SandboxCallsService],
})
export class SandboxPhonesModule {}
