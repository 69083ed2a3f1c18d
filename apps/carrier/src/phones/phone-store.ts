import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { phoneManner, type PhoneManner } from '../calls/phone-manner.ts';

/** What a number is. Everything is a mobile phone unless it was told otherwise. */
export const phoneKind = z.enum(['mobile', 'landline', 'unreachable', 'unknown', 'invalid']);

export type PhoneKind = z.infer<typeof phoneKind>;

const mannerJson = z.string().transform((text) => phoneManner.parse(JSON.parse(text)));

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
  call: z.enum(['', 'queued', 'ringing', 'in-progress']),
});

/** A phone that wrote to or heard from an account, the last message or call (its status is the body) between the two, and the call it is in. */
export type Correspondent = Readonly<z.infer<typeof correspondent>>;

type OfAccount = { readonly number: string; readonly account_sid: string };

export type PhoneStore = ReturnType<typeof createPhoneStore>;

/** The virtual phones: any number that got or sent a message, or was given a kind. */
export function createPhoneStore(database: DatabaseSync) {
  const put = database.prepare(
    'insert into phone (number, kind) values (?, ?) on conflict (number) do update set kind = excluded.kind',
  );
  const putManner = database.prepare(
    `insert into phone_manner (number, account_sid, manner) values (?, ?, ?)
     on conflict (number, account_sid) do update set manner = excluded.manner`,
  );
  const manner = database.prepare('select manner from phone_manner where number = ? and account_sid = ?');
  const kind = database.prepare('select kind from phone where number = ?');
  const all = database.prepare(
    `with spoken as (
       select case direction when 'inbound' then from_number else to_number end as number, created_at from message
       union all select to_number, created_at from call union all select number, null from phone)
     select number, coalesce((select kind from phone where phone.number = spoken.number), 'mobile') as kind,
       count(created_at) as messages, max(created_at) as last_at
     from spoken group by number order by last_at desc, number`,
  );
  // beside max(), SQLite takes the other columns from the row that has the maximum
  const ofAccount = database.prepare(
    `with spoken as (
       select case direction when 'inbound' then from_number else to_number end as number, sid, direction, body, created_at
         from message where account_sid = ?1
       union all select to_number, sid, 'call', status, created_at from call where account_sid = ?1)
     select number, count(*) as messages, sid as last_sid, direction as last_direction, body as last_body,
       max(created_at) as last_at, coalesce((select min(status) from call
         where call.to_number = number and call.account_sid = ?1 and call.ended_at is null), '') as call
     from spoken group by number order by last_at desc, number`,
  );
  const kindOf = (number: string): PhoneKind =>
    z.object({ kind: phoneKind }).optional().parse(kind.get(number))?.kind ?? 'mobile';
  return {
    setKind: (number: string, given: PhoneKind): void => {
      put.run(number, given);
    },
    kindOf,
    /** What it does by itself with an account's calls; another account's are none of its business. */
    setManner: ({ number, account_sid, manner: given }: OfAccount & { readonly manner: PhoneManner }): void => {
      putManner.run(number, account_sid, JSON.stringify(given));
    },
    mannerOf: ({ number, account_sid }: OfAccount): PhoneManner =>
      z.object({ manner: mannerJson }).optional().parse(manner.get(number, account_sid))?.manner ?? { kind: 'ring' },
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
