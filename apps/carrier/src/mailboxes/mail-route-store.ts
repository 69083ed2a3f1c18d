import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const route = z.object({ owner: z.string(), url: z.string(), user: z.string(), password: z.string() });

/** Where the mail provider posts what comes in for one of its customers, and how it signs in there. */
export type MailRoute = Readonly<z.infer<typeof route>>;

export type MailRouteStore = ReturnType<typeof createMailRouteStore>;

/** The customers' inbound webhooks; a customer is known by the name it signs in with to send. */
export function createMailRouteStore(database: DatabaseSync) {
  const put = database.prepare(
    `insert into mail_route (owner, url, user, password) values (?, ?, ?, ?)
     on conflict (owner) do update set url = excluded.url, user = excluded.user, password = excluded.password returning *`,
  );
  const find = database.prepare('select * from mail_route where owner = ?');
  return {
    put: (given: MailRoute): MailRoute => route.parse(put.get(given.owner, given.url, given.user, given.password)),
    find: (owner: string): MailRoute | null => route.nullable().parse(find.get(owner) ?? null),
  };
}
