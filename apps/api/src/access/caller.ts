import type { Scope } from './scopes.ts';

interface Person {
  readonly account_id: string;
  readonly user_id: string;
  readonly email: string;
  readonly role: 'admin' | 'staff';
  /** Runs the installation: may follow a sequence into the Temporal UI. */
  readonly operator: boolean;
  readonly scopes: readonly Scope[];
}

/** A program with somebody's key. */
export interface KeyCaller extends Person {
  readonly via: 'key';
  readonly key_id: string;
  /** Null: the usual limit. */
  readonly requests_a_minute: number | null;
  readonly session_id: null;
}

/** Somebody who is signed in. */
export interface SessionCaller extends Person {
  readonly via: 'session';
  readonly session_id: string;
}

/** Who is asking, as the key or the session says. */
export type Caller = KeyCaller | SessionCaller;
