import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whose page sent a request: ours, another's, one that hides its origin, or nobody can tell (no browser, or one from
 * before 2020).
 */
export type RequestSource = 'ours' | 'foreign' | 'hidden' | 'untold';

/**
 * Whose page sent a request, by what browsers say and pages cannot forge (ADR 0027): `Sec-Fetch-Site`, or where it is not
 * sent (plain http on a network) the host of `Origin`.
 */
export function requestSource(headers: IncomingHttpHeaders): RequestSource {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' ? 'ours' : 'foreign';
  const { origin, host } = headers;
  if (origin === undefined) return 'untold';
  if (origin === 'null') return 'hidden';
  return host !== undefined && URL.parse(origin)?.host === host.toLowerCase() ? 'ours' : 'foreign';
}
