import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { HotPool } from '../database/hot-pool.ts';
import { Problem } from '../problems/problem.ts';
import { ACCESS_RULE, type AccessRule } from './access.decorator.ts';
import type { Caller } from './caller.ts';
import { callers } from './callers.ts';
import { credentialsOf } from './credentials-of.ts';
import { findCaller } from './find-caller.ts';
import { findSession } from './find-session.ts';
import { keyNeeded } from './key-needed.ts';
import { refusalOf } from './refusal-of.ts';
import { requestSource } from './request-source.ts';
import { SessionCookie } from './session-cookie.ts';
import { WrongKeys } from './wrong-keys.ts';

const HARMLESS = new Set(['GET', 'HEAD']);

/** Lets a request through only as its route says; a guard, because middleware misses HEAD and odd slashes (stack.md). */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly hot: HotPool,
    private readonly cookie: SessionCookie,
    private readonly wrongKeys: WrongKeys,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (rule === undefined) throw new Error('this route does not say who may call it');
    if (rule === 'carrier') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (rule === 'public' || rule === 'link') {
      const source = HARMLESS.has(request.method) ? 'ours' : requestSource(request.headers);
      // Signing somebody in as somebody else is an attack too. A client's page tells nobody where it stands, so that its
      // address stays with the client: on plain http its own forms come without an origin.
      if (source === 'foreign' || (source === 'hidden' && rule === 'public')) throw crossSite();
      return true;
    }
    const takesKeys = rule !== 'session' && 'key' in rule;
    const caller = await this.callerOf(request, { takesKeys });
    const refusal = refusalOf(rule, caller);
    if (refusal !== null) throw refusal;
    callers.remember(request, caller);
    return true;
  }

  /** An Authorization header wins over a cookie: what a program sends means the same wherever it runs. */
  private async callerOf(request: FastifyRequest, { takesKeys }: { readonly takesKeys: boolean }): Promise<Caller> {
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined) {
      if (!takesKeys) throw keyRefused();
      return this.callerOfKey(request, authorization);
    }
    const token = this.cookie.tokenIn(cookie);
    if (token === null) throw takesKeys ? keyNeeded('missing') : sessionNeeded('session_missing', 'Sign in first');
    if (!HARMLESS.has(request.method) && requestSource(request.headers) !== 'ours') throw crossSite();
    const caller = await findSession(this.hot.pool, { token, address: request.ip });
    if (caller === null) throw sessionNeeded('session_expired', 'This session is over: sign in again');
    return caller;
  }

  private async callerOfKey(request: FastifyRequest, authorization: string): Promise<Caller> {
    const credentials = credentialsOf(authorization);
    if (credentials === null) throw keyNeeded('missing');
    const caller = await findCaller(this.hot.pool, credentials);
    if (caller === null) throw await this.wrongKeys.refusal(request.ip);
    return caller;
  }
}

const crossSite = (): Problem =>
  new Problem({
    status: 403,
    code: 'cross_site',
    title: 'This request did not come from a page of Kept',
    detail: 'Changes with a session are taken from our own pages only. Programs send an API key instead.',
  });

const sessionNeeded = (code: 'session_missing' | 'session_expired', title: string): Problem =>
  new Problem({ status: 401, code, title, detail: 'POST /screens/session with email and password signs in.' });

const keyRefused = (): Problem =>
  new Problem({
    status: 403,
    code: 'session_needed',
    title: 'This is for people who are signed in',
    detail: 'API keys are not taken here. Leave the Authorization header away and send the cookie of a session.',
  });
