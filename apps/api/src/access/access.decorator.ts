import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBasicAuth, ApiBearerAuth, ApiCookieAuth } from '@nestjs/swagger';
import type { Scope } from './scopes.ts';

/**
 * Who may call a route:
 * - `public`: anyone; tells and changes nothing of an account but to whom brings a secret of it in the body;
 * - `link`: whoever has a link we gave them: the token in its path is the grant;
 * - `key`: whoever has an API key with the scope, or a session whose role has it;
 * - `session`: whoever is signed in, or only in that role; keys are refused;
 * - `carrier`: the provider, by a signature that the route itself checks against the account in its path.
 */
export type AccessRule =
  | 'public'
  | 'link'
  | 'carrier'
  | 'session'
  | { readonly session: 'admin' }
  | { readonly key: Scope };

export const ACCESS_RULE = 'kept:access';

/** The first thing in a route. A route without it is refused, and a spec fails on it. */
export const Access = (rule: AccessRule) => applyDecorators(SetMetadata(ACCESS_RULE, rule), ...credentialsFor(rule));

function credentialsFor(rule: AccessRule): readonly MethodDecorator[] {
  if (rule === 'public' || rule === 'link' || rule === 'carrier') return [];
  return rule === 'session' || 'session' in rule
    ? [ApiCookieAuth()]
    : [ApiBearerAuth(), ApiBasicAuth(), ApiCookieAuth()];
}
