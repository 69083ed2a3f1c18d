import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.ts';
import { SessionCookie } from './session-cookie.ts';
import { WrongKeys } from './wrong-keys.ts';

/** Who may call what, before every route. */
@Global()
@Module({
  providers: [SessionCookie, WrongKeys, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [SessionCookie],
})
export class AccessModule {}
