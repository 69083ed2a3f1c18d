import type { Account } from '../accounts/account-store.ts';
import type { RestAnswer } from './rest-answer.ts';

/** One request of an authenticated account. */
export type RestCall = {
  readonly account: Account;
  /** The path as requested, without the query. */
  readonly path: string;
  /** The named parts of the route's URL. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
};

/** A route of the Twilio-shaped API; `:account_sid` is the account that must have signed in. */
export type RestRoute = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly act: (call: RestCall) => RestAnswer;
};
