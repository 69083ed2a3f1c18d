import { Module } from '@nestjs/common';
import { AuthoredPinsController } from './authored-pins.controller.ts';
import { AuthoredPinsService } from './authored-pins.service.ts';
import { SecureMessagingController } from './secure-messaging.controller.ts';
import { SecureMessagingService } from './secure-messaging.service.ts';
import { SecurePinsController } from './secure-pins.controller.ts';
import { SecurePinsService } from './secure-pins.service.ts';

@Module({
  controllers: [SecureMessagingController, SecurePinsController, AuthoredPinsController],
  providers: [SecureMessagingService, SecurePinsService, AuthoredPinsService],
})
export class SecureMessagingModule {}
