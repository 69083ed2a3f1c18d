import { Module } from '@nestjs/common';
import { SecureMessagingController } from './secure-messaging.controller.ts';
import { SecureMessagingService } from './secure-messaging.service.ts';
import { SecurePinsController } from './secure-pins.controller.ts';
import { SecurePinsService } from './secure-pins.service.ts';

@Module({
  controllers: [SecureMessagingController, SecurePinsController],
  providers: [SecureMessagingService, SecurePinsService],
})
export class SecureMessagingModule {}
