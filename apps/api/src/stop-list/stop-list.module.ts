import { Module } from '@nestjs/common';
import { StopListController } from './stop-list.controller.ts';
import { StopListService } from './stop-list.service.ts';
import { StoppedAddressesController } from './stopped-addresses.controller.ts';

@Module({ controllers: [StopListController, StoppedAddressesController], providers: [StopListService] })
export class StopListModule {}
