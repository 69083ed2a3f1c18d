import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/** What a number is. Everything is a mobile phone unless it was told otherwise. */
export const phoneKind = z.enum(['mobile', 'landline', 'unreachable', 'unknown', 'invalid']);

export type PhoneKind = z.infer<typeof phoneKind>;

const phoneSummary = z.object({
  number: z.string(),
  kind: phoneKind,
  messages: z.number(),
  last_at: z.number().nullable(),
});

/** `last_at` is milliseconds since 1970. */
export type PhoneSummary = Readonly<z.infer<typeof phoneSummary>>;

const correspondent = z.object({
  number: z.string(),
  messages: z.number(),
  last_sid: z.string(),
  last_direction: z.string(),
  last_body: z.string(),
  last_at: z.number(),
});

/** A phone that wrote to or heard from an account, and the last message between the two. */
export type Correspondent = Readonly<z.infer<typeof correspondent>>;

export type PhoneStore = ReturnType<typeof createPhoneStore>;

/** The virtual phones: any number that got or sent a message, or was given a kind. */
export function createPhoneStore(database: DatabaseSync) {
  const put = database.prepare(
    'insert into phone (number, kind) values (?, ?) on conflict (number) do update set kind = excluded.kind',
  );
  const kind = database.prepare('select kind from phone where number = ?');
  const all = database.prepare(
    `with spoken as (
       select case direction when 'inbound' then from_number else to_number end as number, created_at from message
       union all select number, null from phone)
     select number, coalesce((select kind from phone where phone.number = spoken.number), 'mobile') as kind,
       count(created_at) as messages, max(created_at) as last_at
     from spoken group by number order by last_at desc, number`,
  );
  // beside max(), SQLite takes the other columns from the row that has the maximum
  const ofAccount = database.prepare(
    `select case direction when 'inbound' then from_number else to_number end as number, count(*) as messages,
       max(seq) as last_seq, sid as last_sid, direction as last_direction, body as last_body, created_at as last_at
     from message where account_sid = ? group by 1 order by last_seq desc`,
  );
  const kindOf = (number: string): PhoneKind =>
    z.object({ kind: phoneKind }).optional().parse(kind.get(number))?.kind ?? 'mobile';
  return {
    setKind: (number: string, given: PhoneKind): void => {
      put.run(number, given);
    },
    kindOf,
    /** The code a message to this number ends with, null when it arrives. */
    deliveryError: (number: string): number | null => {
      const found = kindOf(number);
      switch (found) {
        case 'landline':
          return 30006;
        case 'unreachable':
          return 30003;
        case 'unknown':
          return 30005;
        case 'mobile':
        case 'invalid':
          return null;
        default:
          return found satisfies never;
      }
    },
    list: (): readonly PhoneSummary[] => z.array(phoneSummary).parse(all.all()),
    /** The one of the newest message first. */
    ofAccount: (account_sid: string): readonly Correspondent[] =>
      z.array(correspondent).parse(ofAccount.all(account_sid)),
  };
}
