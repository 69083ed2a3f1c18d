import { Module } from '@nestjs/common';
import { DemoPeople } from './demo-people.ts';
import { SessionController } from './session.controller.ts';
import { SessionService } from './session.service.ts';
import { SessionsController } from './sessions.controller.ts';
import { SessionsService } from './sessions.service.ts';
import { SignInPageController } from './sign-in-page.controller.ts';
import { SignInTries } from './sign-in-tries.ts';

@Module({
  controllers: [SessionController, SessionsController, SignInPageController],
  providers: [SessionService, SessionsService, SignInTries, DemoPeople],
  exports: [SessionService, SignInTries],
})
export class SessionModule {}
