import { Module } from '@nestjs/common';
import { ChannelVault } from './channel-vault.ts';
import { ChannelsController } from './channels.controller.ts';
import { ChannelsService } from './channels.service.ts';
import { SenderTestsService } from './sender-tests.service.ts';
import { SendersController } from './senders.controller.ts';
import { SendersService } from './senders.service.ts';

@Module({
  controllers: [ChannelsController, SendersController],
  providers: [ChannelVault, ChannelsService, SendersService, SenderTestsService],
})
export class ChannelsModule {}
