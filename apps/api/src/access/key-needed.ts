import { Problem } from '../problems/problem.ts';

/** The 401 of a request without a key, or with one nobody has. */
export function keyNeeded(what: 'missing' | 'unknown'): Problem {
  return new Problem({
    status: 401,
    code: `key_${what}`,
    title: what === 'missing' ? 'A key is needed' : 'This key is not known',
    detail: 'Send Authorization: Bearer <key>, or Basic with the email address and the key.',
    headers: { 'www-authenticate': 'Bearer realm="Kept", Basic realm="Kept", charset="UTF-8"' },
  });
}
