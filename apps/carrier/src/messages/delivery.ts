import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { createAlarm } from '../alarm.ts';
import { transaction } from '../transaction.ts';
import type { MessageStatus, MessageStore } from './message-store.ts';

/** A change of status that an accepted message will go through; `at` is milliseconds since 1970. */
export type Step = { readonly status: MessageStatus; readonly error_code: number | null; readonly at: number };

const stepRow = z.object({
  id: z.number(),
  message_sid: z.string(),
  status: z.enum(['sent', 'delivered', 'undelivered', 'failed']),
  error_code: z.number().nullable(),
  at: z.number(),
});

export type Delivery = ReturnType<typeof createDelivery>;

/** Carries accepted messages through their steps. The steps are rows, so a restart goes on where it stopped. */
export function createDelivery(given: { readonly database: DatabaseSync; readonly messages: MessageStore }) {
  const { database, messages } = given;
  const insert = database.prepare('insert into message_step (message_sid, status, error_code, at) values (?, ?, ?, ?)');
  const due = database.prepare('select * from message_step where at <= ? order by at, id');
  const done = database.prepare('delete from message_step where id = ?');
  const next = database.prepare('select min(at) as at from message_step');

  const nextAt = (): number | null => z.object({ at: z.number().nullable() }).parse(next.get()).at;
  const alarm = createAlarm(() => {
    transaction(database, () => {
      for (const step of z.array(stepRow).parse(due.all(Date.now()))) {
        messages.setStatus({ sid: step.message_sid, status: step.status, error_code: step.error_code, at: step.at });
        done.run(step.id);
      }
    });
    return nextAt();
  });
  return {
    /** Call inside the transaction that inserts the message. */
    plan: (sid: string, steps: readonly Step[]): void => {
      for (const step of steps) {
        insert.run(sid, step.status, step.error_code, step.at);
        alarm.set(step.at);
      }
    },
    start: (): void => {
      const at = nextAt();
      if (at !== null) alarm.set(at);
    },
    stop: alarm.stop,
  };
}
