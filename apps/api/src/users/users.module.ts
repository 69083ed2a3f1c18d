import { Module } from '@nestjs/common';
import { OwnDetailsController } from './own-details.controller.ts';
import { UsersController } from './users.controller.ts';
import { UsersService } from './users.service.ts';

@Module({ controllers: [UsersController, OwnDetailsController], providers: [UsersService] })
export class UsersModule {}
