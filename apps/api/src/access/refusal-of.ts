import { Problem } from '../problems/problem.ts';
import type { AccessRule } from './access.decorator.ts';
import type { Caller } from './caller.ts';

/** Why somebody who is known may not call a route all the same; null when they may. */
export function refusalOf(rule: Exclude<AccessRule, 'public' | 'link' | 'carrier'>, caller: Caller): Problem | null {
  if (rule === 'session') return null;
  if ('session' in rule) return caller.role === rule.session ? null : roleMissing('It is for administrators.');
  if (caller.scopes.includes(rule.key)) return null;
  if (caller.via === 'session') return roleMissing(`It needs the scope ${rule.key}, which your role does not have.`);
  return new Problem({
    status: 403,
    code: 'scope_missing',
    title: 'This key may not do that',
    detail: `It needs the scope ${rule.key}.`,
  });
}

const roleMissing = (detail: string): Problem =>
  new Problem({ status: 403, code: 'role_missing', title: 'Your role may not do that', detail });
