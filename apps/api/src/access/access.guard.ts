import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ThrottlerStorage } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { HotPool } from '../database/hot-pool.ts';
import { Problem } from '../problems/problem.ts';
import { ACCESS_RULE, type AccessRule } from './access.decorator.ts';
import { callers } from './callers.ts';
import { credentialsOf } from './credentials-of.ts';
import { findCaller } from './find-caller.ts';

/** Wrong keys from one address before it must wait; right ones never count. */
const WRONG_KEYS = 30;
const WITHIN_MS = 60_000;

/** Lets a request through only as its route says; a guard, because middleware misses HEAD and odd slashes (stack.md). */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly hot: HotPool,
    @Inject(ThrottlerStorage) private readonly counts: ThrottlerStorage,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (rule === undefined) throw new Error('this route does not say who may call it');
    if (rule === 'public' || rule === 'carrier') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const credentials = credentialsOf(request.headers.authorization);
    const caller = credentials === null ? null : await findCaller(this.hot.pool, credentials);
    if (caller === null) throw await this.unknown(request, credentials === null ? 'missing' : 'wrong');
    if (!caller.scopes.includes(rule.key)) {
      throw new Problem({
        status: 403,
        code: 'scope_missing',
        title: 'This key may not do that',
        detail: `It needs the scope ${rule.key}.`,
      });
    }
    callers.remember(request, caller);
    return true;
  }

  private async unknown(request: FastifyRequest, what: 'missing' | 'wrong'): Promise<Problem> {
    if (what === 'wrong') {
      const { isBlocked, timeToBlockExpire } = await this.counts.increment(
        request.ip,
        WITHIN_MS,
        WRONG_KEYS,
        WITHIN_MS,
        'wrong_keys',
      );
      if (isBlocked) {
        return new Problem({
          status: 429,
          code: 'too_many_wrong_keys',
          title: 'Too many wrong keys from this address',
          headers: { 'retry-after': String(timeToBlockExpire) },
        });
      }
    }
    return new Problem({
      status: 401,
      code: what === 'missing' ? 'key_missing' : 'key_unknown',
      title: what === 'missing' ? 'A key is needed' : 'This key is not known',
      detail: 'Send Authorization: Bearer <key>, or Basic with the email address and the key.',
      headers: { 'www-authenticate': 'Bearer realm="Kept", Basic realm="Kept", charset="UTF-8"' },
    });
  }
}
