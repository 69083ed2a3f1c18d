import { Module } from '@nestjs/common';
import { SandboxCarrierModule } from '../sandbox-carrier/sandbox-carrier.module.ts';
import { SandboxMailboxesController } from './sandbox-mailboxes.controller.ts';
import { SandboxMailboxesService } from './sandbox-mailboxes.service.ts';

@Module({
  imports: [SandboxCarrierModule],
  controllers: [SandboxMailboxesController],
  providers: [SandboxMailboxesService],
})
export class SandboxMailboxesModule {}
