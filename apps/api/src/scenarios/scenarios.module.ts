import { Module } from '@nestjs/common';
import { ScenariosController } from './scenarios.controller.ts';
import { ScenariosService } from './scenarios.service.ts';

@Module({ controllers: [ScenariosController], providers: [ScenariosService] })
export class ScenariosModule {}
