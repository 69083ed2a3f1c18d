import { Module } from '@nestjs/common';
import { ImpactController } from './impact.controller.ts';
import { ImpactService } from './impact.service.ts';

@Module({ controllers: [ImpactController], providers: [ImpactService] })
export class ImpactModule {}
