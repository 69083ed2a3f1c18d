import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const account = z.object({
  sid: z.string(),
  auth_token: z.string(),
  friendly_name: z.string(),
  created_at: z.number(),
  updated_at: z.number(),
});

export type Account = Readonly<z.infer<typeof account>>;

export type AccountStore = ReturnType<typeof createAccountStore>;

/** The provider's customers. */
export function createAccountStore(database: DatabaseSync) {
  const put = database.prepare(
    `insert into account (sid, auth_token, friendly_name, created_at, updated_at) values (?, ?, ?, ?, ?)
     on conflict (sid) do update set auth_token = excluded.auth_token, friendly_name = excluded.friendly_name,
       updated_at = excluded.updated_at returning *`,
  );
  const bySid = database.prepare('select * from account where sid = ?');
  return {
    put: (given: Pick<Account, 'sid' | 'auth_token' | 'friendly_name'>): Account => {
      const now = Date.now();
      return account.parse(put.get(given.sid, given.auth_token, given.friendly_name, now, now));
    },
    find: (sid: string): Account | null => account.nullable().parse(bySid.get(sid) ?? null),
  };
}
