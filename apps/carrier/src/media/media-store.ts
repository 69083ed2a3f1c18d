import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const media = z.object({
  sid: z.string(),
  account_sid: z.string(),
  message_sid: z.string(),
  content_type: z.string(),
  bytes: z.instanceof(Uint8Array).transform((bytes): Uint8Array => bytes),
  created_at: z.number(),
});

/** A file of a message, as the carrier keeps it. */
export type StoredMedia = Readonly<z.infer<typeof media>>;

export type MediaStore = ReturnType<typeof createMediaStore>;

/** The files of all messages: those that came from phones, and those fetched from customers. */
export function createMediaStore(database: DatabaseSync) {
  const insert = database.prepare(
    'insert into media (sid, account_sid, message_sid, content_type, bytes, created_at) values (?, ?, ?, ?, ?, ?)',
  );
  const bySid = database.prepare('select * from media where sid = ?');
  const ofMessage = database.prepare('select * from media where message_sid = ? order by seq');
  return {
    insert: (given: Omit<StoredMedia, 'created_at'>): void => {
      insert.run(given.sid, given.account_sid, given.message_sid, given.content_type, given.bytes, Date.now());
    },
    find: (sid: string): StoredMedia | null => media.nullable().parse(bySid.get(sid) ?? null),
    ofMessage: (message_sid: string): readonly StoredMedia[] => z.array(media).parse(ofMessage.all(message_sid)),
  };
}
