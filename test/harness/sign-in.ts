import { passwordHash } from '@kept/api/password/password-hash';
import type { Clinic } from './clinic.ts';

const PASSWORD = 'a password of the tests';

/** Signs the clinic's admin in at the API of this address, as the sign-in page does; answers the cookie, `name=value`. */
export async function signIn({ sql, account_id }: Clinic, url: string): Promise<string> {
  const [user] = await sql<{ email: string }>(
    'update "user" set password_hash = $2 where account_id = $1 returning email',
    [account_id, await passwordHash.of(PASSWORD)],
  );
  const answer = await fetch(`${url}/screens/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ email: user?.email, password: PASSWORD }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`nobody was signed in: ${await answer.text()}`);
  return cookie;
}
