import type { RestRoute } from '../rest/rest-route.ts';
import { accountResource } from './account-resource.ts';

/** Accounts: fetch. */
export const accountRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    url: '/2010-04-01/Accounts/:account_sid.json',
    act: ({ account }) => ({ status: 200, body: accountResource(account) }),
  },
];
