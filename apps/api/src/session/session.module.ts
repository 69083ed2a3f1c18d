import { Module } from '@nestjs/common';
import { SessionController } from './session.controller.ts';
import { SessionService } from './session.service.ts';
import { SignInTries } from './sign-in-tries.ts';

@Module({ controllers: [SessionController], providers: [SessionService, SignInTries] })
export class SessionModule {}
