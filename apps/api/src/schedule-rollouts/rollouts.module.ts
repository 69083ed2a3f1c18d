import { Module } from '@nestjs/common';
import { RolloutsController } from './rollouts.controller.ts';

@Module({ controllers: [RolloutsController] })
export class RolloutsModule {}
