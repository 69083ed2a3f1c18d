import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBasicAuth, ApiBearerAuth } from '@nestjs/swagger';
import type { Scope } from './scopes.ts';

/**
 * Who may call a route:
 * - `public`: anyone; tells and changes nothing of an account;
 * - `key`: whoever has an API key with the scope;
 * - `carrier`: the provider, by a signature that the route itself checks against the account in its path.
 */
export type AccessRule = 'public' | 'carrier' | { readonly key: Scope };

export const ACCESS_RULE = 'kept:access';

/** The first thing in a route. A route without it is refused, and a spec fails on it. */
export const Access = (rule: AccessRule) =>
  typeof rule === 'string'
    ? SetMetadata(ACCESS_RULE, rule)
    : applyDecorators(SetMetadata(ACCESS_RULE, rule), ApiBearerAuth(), ApiBasicAuth());
