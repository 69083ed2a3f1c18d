import { Module } from '@nestjs/common';
import { SandboxCarrierModule } from '../sandbox-carrier/sandbox-carrier.module.ts';
import { SandboxPhonesController } from './sandbox-phones.controller.ts';
import { SandboxPhonesService } from './sandbox-phones.service.ts';

@Module({
  imports: [SandboxCarrierModule],
  controllers: [SandboxPhonesController],
  providers: [SandboxPhonesService],
})
export class SandboxPhonesModule {}
