import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { CallbackDispatcher } from '../callbacks/callback-dispatcher.ts';
import { callbackDisorder } from '../faults/fault.ts';
import type { Delivery } from '../messages/delivery.ts';
import type { Message, MessageStore } from '../messages/message-store.ts';
import { planLife, type Fate } from '../messages/plan-life.ts';
import { transaction } from '../transaction.ts';
import { fetchMedia } from './fetch-media.ts';
import type { MediaStore } from './media-store.ts';

type Needs = {
  readonly database: DatabaseSync;
  readonly messages: MessageStore;
  readonly media: MediaStore;
  readonly delivery: Delivery;
  readonly callbacks: CallbackDispatcher;
  readonly limit_ms: number;
};

const waiting = z.object({
  message_sid: z.string(),
  fate: z.string().transform((json) => fateSchema.parse(JSON.parse(json))),
});

const fateSchema = z.object({
  code: z.number().nullable(),
  status_callback: z.string().nullable(),
  disorder: callbackDisorder.nullable(),
});

export type MediaFetcher = ReturnType<typeof createMediaFetcher>;

/**
 * Fetches the files of accepted messages and only then sends them on. What waits is rows, so that a restart goes on with
 * it; a message whose files cannot be had fails, as the provider's would.
 */
export function createMediaFetcher(needs: Needs) {
  const { database, messages, media } = needs;
  const insert = database.prepare('insert into media_fetch (message_sid, fate) values (?, ?)');
  const all = database.prepare('select * from media_fetch');
  const done = database.prepare('delete from media_fetch where message_sid = ?');
  let is_stopped = false;

  const run = async (message: Message, fate: Fate): Promise<void> => {
    const fetched = await fetchMedia({ message, limit_ms: needs.limit_ms });
    if (is_stopped) return;
    transaction(database, () => {
      done.run(message.sid);
      if (fetched.ok) {
        for (const file of fetched.files) {
          media.insert({ ...file, account_sid: message.account_sid, message_sid: message.sid });
        }
        messages.setMedia(
          message.sid,
          fetched.files.map(({ url, content_type, sid }) => ({ url, content_type, sid })),
        );
      }
      planLife(needs, { message, fate: fetched.ok ? fate : { ...fate, code: fetched.code } });
    });
  };
  return {
    /** Call inside the transaction that inserts the message; {@link begin} goes on after it. */
    plan: (message: Message, fate: Fate): void => {
      insert.run(message.sid, JSON.stringify(fate));
    },
    begin: (message: Message, fate: Fate): void => {
      void run(message, fate);
    },
    start: (): void => {
      for (const { message_sid, fate } of z.array(waiting).parse(all.all())) {
        const message = messages.find(message_sid);
        if (message !== null) void run(message, fate);
      }
    },
    stop: (): void => {
      is_stopped = true;
    },
  };
}
