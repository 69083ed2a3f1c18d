import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { newSid } from '../rest/new-sid.ts';

const notification = z.object({
  sid: z.string(),
  account_sid: z.string(),
  about_sid: z.string(),
  code: z.number(),
  message: z.string(),
  url: z.string(),
  at: z.number(),
});

/** What the carrier found wrong with a customer's webhook or TwiML. `about_sid` is the call or the message it was for. */
export type Notification = Readonly<z.infer<typeof notification>>;

export type NotificationStore = ReturnType<typeof createNotificationStore>;

/** The errors Twilio's debugger would show. */
export function createNotificationStore(database: DatabaseSync) {
  const insert = database.prepare(
    'insert into notification (sid, account_sid, about_sid, code, message, url, at) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const about = database.prepare('select * from notification where about_sid = ? order by id');
  const ofAccount = database.prepare('select * from notification where account_sid = ? order by id desc limit 100');
  return {
    add: (given: Omit<Notification, 'sid' | 'at'>): void => {
      const { account_sid, about_sid, code, message, url } = given;
      insert.run(newSid('NO'), account_sid, about_sid, code, message, url, Date.now());
    },
    /** Oldest first. */
    about: (sid: string): readonly Notification[] => z.array(notification).parse(about.all(sid)),
    /** The newest hundred, newest first. */
    ofAccount: (account_sid: string): readonly Notification[] =>
      z.array(notification).parse(ofAccount.all(account_sid)),
  };
}
