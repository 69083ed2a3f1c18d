import type { Scope } from './scopes.ts';

/** Who is asking, as the key says. */
export interface Caller {
  readonly account_id: string;
  readonly user_id: string;
  readonly email: string;
  readonly role: 'admin' | 'staff';
  readonly scopes: readonly Scope[];
}
