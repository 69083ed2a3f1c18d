import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const row = z.object({
  method: z.string(),
  path: z.string(),
  recipient: z.string().nullable(),
  at: z.number(),
  status: z.number().nullable(),
});

/** A request as it was received; `status` is null when it got no answer. `at` is milliseconds since 1970. */
export type LoggedRequest = Readonly<z.infer<typeof row>>;

export type RequestLog = ReturnType<typeof createRequestLog>;

/** Every request to the Twilio-shaped API and every mail, so that a test can count what the provider saw. */
export function createRequestLog(database: DatabaseSync) {
  const insert = database.prepare('insert into request (method, path, recipient, at) values (?, ?, ?, ?)');
  const answer = database.prepare('update request set status = ? where id = ?');
  const everything = database.prepare('select * from request order by id');
  const containing = database.prepare('select * from request where instr(path, ?) > 0 order by id');
  return {
    /** @returns the id to hand to `answered`. */
    received: (request: { readonly method: string; readonly path: string; readonly to: string | null }): number =>
      Number(insert.run(request.method, request.path, request.to, Date.now()).lastInsertRowid),
    answered: (id: number, status: number): void => {
      answer.run(status, id);
    },
    /** Oldest first; '' for all. */
    list: (path: string): readonly LoggedRequest[] =>
      z.array(row).parse(path === '' ? everything.all() : containing.all(path)),
  };
}
