import { Module } from '@nestjs/common';
import { SessionModule } from '../session/session.module.ts';
import { PasswordController } from './password.controller.ts';
import { PasswordService } from './password.service.ts';

@Module({ imports: [SessionModule], controllers: [PasswordController], providers: [PasswordService] })
export class PasswordModule {}
