import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { PageQuery } from '../rest/page.ts';
import { newSid } from '../rest/new-sid.ts';

const method = z.enum(['GET', 'POST']);

const ownedNumber = z.object({
  sid: z.string(),
  account_sid: z.string(),
  phone_number: z.string(),
  friendly_name: z.string(),
  sms_url: z.string(),
  sms_method: method,
  /** Asked when `sms_url` fails. */
  sms_fallback_url: z.string(),
  sms_fallback_method: method,
  status_callback: z.string(),
  status_callback_method: method,
  carrier_answers_opt_out: z.number().transform(Boolean),
  created_at: z.number(),
  updated_at: z.number(),
});

/** A number one of the accounts owns; an URL not set is ''. */
export type OwnedNumber = Readonly<z.infer<typeof ownedNumber>>;

/** What its owner may set. */
export type NumberSettings = Partial<
  Pick<
    OwnedNumber,
    | 'friendly_name'
    | 'sms_url'
    | 'sms_method'
    | 'sms_fallback_url'
    | 'sms_fallback_method'
    | 'status_callback'
    | 'status_callback_method'
    | 'carrier_answers_opt_out'
  >
>;

export type NumberStore = ReturnType<typeof createNumberStore>;

/** The numbers the accounts own. */
export function createNumberStore(database: DatabaseSync) {
  const insert = database.prepare(
    `insert into number (sid, account_sid, phone_number, friendly_name, sms_url, sms_method, status_callback,
       status_callback_method, carrier_answers_opt_out, created_at, updated_at)
     values (?, ?, ?, ?, '', 'POST', '', 'POST', 0, ?, ?)`,
  );
  const update = database.prepare(
    `update number set friendly_name = ?, sms_url = ?, sms_method = ?, status_callback = ?, status_callback_method = ?,
       carrier_answers_opt_out = ?, sms_fallback_url = ?, sms_fallback_method = ?, updated_at = ? where sid = ? returning *`,
  );
  const byNumber = database.prepare('select * from number where phone_number = ?');
  const bySid = database.prepare('select * from number where account_sid = ? and sid = ?');
  const older = database.prepare(
    `select * from number where account_sid = ? and phone_number like ? and friendly_name = coalesce(?, friendly_name)
       and seq < coalesce((select seq from number where sid = ?), 9e15) order by seq desc limit ?`,
  );
  const newer = database.prepare(
    `select * from number where account_sid = ? and phone_number like ? and friendly_name = coalesce(?, friendly_name)
       and seq > (select seq from number where sid = ?) order by seq limit ?`,
  );

  const findByNumber = (number: string): OwnedNumber | null =>
    ownedNumber.nullable().parse(byNumber.get(number) ?? null);
  const change = (number: OwnedNumber, settings: NumberSettings): OwnedNumber => {
    const next = { ...number, ...settings };
    return ownedNumber.parse(
      update.get(
        next.friendly_name,
        next.sms_url,
        next.sms_method,
        next.status_callback,
        next.status_callback_method,
        next.carrier_answers_opt_out ? 1 : 0,
        next.sms_fallback_url,
        next.sms_fallback_method,
        Date.now(),
        number.sid,
      ),
    );
  };
  return {
    findByNumber,
    find: (account_sid: string, sid: string): OwnedNumber | null =>
      ownedNumber.nullable().parse(bySid.get(account_sid, sid) ?? null),
    change,
    /** The number must belong to nobody yet. */
    add: (given: {
      readonly account_sid: string;
      readonly phone_number: string;
      readonly settings: NumberSettings;
    }): OwnedNumber => {
      const now = Date.now();
      const sid = newSid('PN');
      insert.run(sid, given.account_sid, given.phone_number, given.phone_number, now, now);
      return change(ownedNumber.parse(bySid.get(given.account_sid, sid)), given.settings);
    },
    /** Numbers of an account, newest first; `phone_number` may be partial, with * for any digits. */
    list: (asked: {
      readonly account_sid: string;
      readonly phone_number: string | null;
      readonly friendly_name: string | null;
      readonly page: PageQuery;
    }): readonly OwnedNumber[] => {
      const { cursor, limit } = asked.page;
      const number = asked.phone_number === null ? '%' : `%${asked.phone_number.replaceAll('*', '%')}%`;
      const rows =
        cursor?.towards === 'newer'
          ? newer.all(asked.account_sid, number, asked.friendly_name, cursor.sid, limit).reverse()
          : older.all(asked.account_sid, number, asked.friendly_name, cursor?.sid ?? null, limit);
      return z.array(ownedNumber).parse(rows);
    },
  };
}
