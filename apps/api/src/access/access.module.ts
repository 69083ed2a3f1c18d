import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.ts';
import { KeyLimitGuard } from './key-limit.guard.ts';
import { KeyLimits } from './key-limits.ts';
import { SessionCookie } from './session-cookie.ts';
import { WrongKeys } from './wrong-keys.ts';

/** Who may call what, before every route. */
@Global()
@Module({
  providers: [
    SessionCookie,
    WrongKeys,
    KeyLimits,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: KeyLimitGuard },
  ],
  exports: [SessionCookie],
})
export class AccessModule {}
