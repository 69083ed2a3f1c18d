import { z } from 'zod';
import type { Answer, Person, RunningApi } from '../running-api.spec-support.ts';

const cookieSchema = z.string().regex(/^(__Host-)?kept_session(_\d+)?=[^;]+;/);

interface Request {
  readonly method?: string;
  readonly json?: unknown;
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A browser of somebody who is signed in: it sends the cookie and says that our own page asks. */
export interface Browser {
  /** As sent: `name=value`. */
  readonly cookie: string;
  readonly call: (path: string, request?: Request) => Promise<Answer>;
}

/** What our own pages send beside the cookie. */
const OUR_PAGE = { 'sec-fetch-site': 'same-origin' };

/** The cookie an answer hands over, as it is sent back; throws when there is none. */
export function cookieOf({ headers }: Answer): string {
  return cookieSchema.parse(headers.get('set-cookie')).replace(/;.*$/, '');
}

/** A browser that has this cookie. */
export function browserWith(api: RunningApi, cookie: string): Browser {
  return {
    cookie,
    call: (path, { headers = {}, ...request } = {}) =>
      api.call(path, { ...request, key: null, headers: { ...OUR_PAGE, cookie, ...headers } }),
  };
}

/** Signs somebody in as the sign-in page does; throws when the API does not let them in. */
export async function signIn(api: RunningApi, { email, password }: Person): Promise<Browser> {
  const answer = await api.call('/screens/session', {
    method: 'POST',
    key: null,
    json: { email, password },
    headers: OUR_PAGE,
  });
  return browserWith(api, cookieOf(answer));
}
