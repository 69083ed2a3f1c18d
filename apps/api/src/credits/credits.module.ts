import { Module } from '@nestjs/common';
import { CreditsController } from './credits.controller.ts';

@Module({ controllers: [CreditsController] })
export class CreditsModule {}
