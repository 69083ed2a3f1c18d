import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { PageQuery } from '../rest/page.ts';

const media = z.array(
  z.object({ url: z.string(), content_type: z.string().nullable(), sid: z.string().nullable().default(null) }),
);

/** A file of an MMS, by its address; its type and our copy of it are there once it was fetched. */
export type Media = Readonly<z.infer<typeof media>[number]>;

const message = z.object({
  sid: z.string(),
  account_sid: z.string(),
  /** `carrier` is the carrier's own answer to an opt-out word: on the phone, but in no account's list. */
  direction: z.enum(['inbound', 'outbound-api', 'outbound-reply', 'carrier']),
  from_number: z.string(),
  to_number: z.string(),
  body: z.string(),
  media: z.string().transform((json) => media.parse(JSON.parse(json))),
  segments: z.number(),
  status: z.enum(['queued', 'sent', 'delivered', 'undelivered', 'failed', 'received']),
  error_code: z.number().nullable(),
  created_at: z.number(),
  updated_at: z.number(),
  sent_at: z.number().nullable(),
  /** By the account: its API has it no more, the phone still does. */
  deleted: z.number().transform(Boolean),
});

export type Message = Readonly<z.infer<typeof message>>;
export type MessageStatus = Message['status'];

export type NewMessage = Pick<
  Message,
  'sid' | 'account_sid' | 'direction' | 'from_number' | 'to_number' | 'body' | 'segments' | 'status'
> & { readonly media: readonly Media[] };

/** Filters of the list; times are milliseconds since 1970, both ends included. */
export type MessageFilter = {
  readonly account_sid: string;
  readonly to: string | null;
  readonly from: string | null;
  readonly sent_from: number | null;
  readonly sent_until: number | null;
  readonly page: PageQuery;
};

export type MessageStore = ReturnType<typeof createMessageStore>;

/** Every message there ever was, in both directions. */
export function createMessageStore(database: DatabaseSync) {
  const insert = database.prepare(
    `insert into message (sid, account_sid, direction, from_number, to_number, body, media, segments, status, created_at, updated_at, sent_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning *`,
  );
  const setMedia = database.prepare('update message set media = ? where sid = ?');
  const bySid = database.prepare('select * from message where sid = ?');
  const setStatus = database.prepare(
    `update message set status = ?, error_code = ?, updated_at = ?, sent_at = coalesce(sent_at, ?) where sid = ?`,
  );
  const remove = database.prepare('update message set deleted = 1 where sid = ?');
  const filter = `account_sid = ?1 and direction <> 'carrier' and not deleted and (?2 is null or to_number = ?2) and (?3 is null or from_number = ?3)
    and (?4 is null or sent_at >= ?4) and (?5 is null or sent_at <= ?5)`;
  const older = database.prepare(
    `select * from message where ${filter} and seq < coalesce((select seq from message where sid = ?6), 9e15) order by seq desc limit ?7`,
  );
  const newer = database.prepare(
    `select * from message where ${filter} and seq > (select seq from message where sid = ?6) order by seq limit ?7`,
  );
  const ofPhone = database.prepare(
    `select * from message
     where ((to_number = ?1 and direction <> 'inbound') or (from_number = ?1 and direction = 'inbound'))
       and (?2 is null or account_sid = ?2) order by seq`,
  );

  return {
    insert: (given: NewMessage): Message => {
      const now = Date.now();
      return message.parse(
        insert.get(
          given.sid,
          given.account_sid,
          given.direction,
          given.from_number,
          given.to_number,
          given.body,
          JSON.stringify(given.media),
          given.segments,
          given.status,
          now,
          now,
          given.status === 'received' ? now : null,
        ),
      );
    },
    find: (sid: string): Message | null => message.nullable().parse(bySid.get(sid) ?? null),
    setMedia: (sid: string, given: readonly Media[]): void => {
      setMedia.run(JSON.stringify(given), sid);
    },
    setStatus: (change: {
      readonly sid: string;
      readonly status: MessageStatus;
      readonly error_code: number | null;
      readonly at: number;
    }): void => {
      setStatus.run(change.status, change.error_code, change.at, change.at, change.sid);
    },
    delete: (sid: string): void => {
      remove.run(sid);
    },
    /** Newest first. */
    list: (asked: MessageFilter): readonly Message[] => {
      const { account_sid, to, from, sent_from, sent_until } = asked;
      const { cursor, limit } = asked.page;
      const rows =
        cursor?.towards === 'newer'
          ? newer.all(account_sid, to, from, sent_from, sent_until, cursor.sid, limit).reverse()
          : older.all(account_sid, to, from, sent_from, sent_until, cursor?.sid ?? null, limit);
      return z.array(message).parse(rows);
    },
    /** What a phone received and sent, oldest first; `account_sid` null: with whomever. */
    ofPhone: ({ number, account_sid }: { readonly number: string; readonly account_sid: string | null }) =>
      z.array(message).parse(ofPhone.all(number, account_sid)),
  };
}
