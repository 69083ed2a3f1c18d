import { Module } from '@nestjs/common';
import { FactsController } from './facts.controller.ts';

@Module({ controllers: [FactsController] })
export class FactsModule {}
