import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callers } from './callers.ts';
import { KeyLimits } from './key-limits.ts';

/** Counts the requests of keys and tells them what is left. After the access guard, which finds out whose they are. */
@Injectable()
export class KeyLimitGuard implements CanActivate {
  constructor(private readonly limits: KeyLimits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const caller = callers.find(http.getRequest<FastifyRequest>());
    if (caller?.via === 'key') http.getResponse<FastifyReply>().headers(await this.limits.count(caller));
    return true;
  }
}
