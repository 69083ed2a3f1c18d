import type { DatabaseSync } from 'node:sqlite';
import type { FastifyBaseLogger } from 'fastify';
import { z } from 'zod';
import type { AccountStore } from '../accounts/account-store.ts';
import { createAlarm } from '../alarm.ts';
import type { CallbackDisorder } from '../faults/fault.ts';
import type { Step } from '../messages/delivery.ts';
import type { MessageStore } from '../messages/message-store.ts';
import { callWebhook } from './call-webhook.ts';
import { statusParameters } from './status-parameters.ts';

/** Callbacks in the air at once; what is due beyond them waits its turn. */
const MOST_AT_ONCE = 64;
/** Between callbacks that go out in reverse. */
const REVERSED_GAP_MS = 25;

const row = z.object({
  id: z.number(),
  message_sid: z.string(),
  url: z.string(),
  status: z.enum(['sent', 'delivered', 'undelivered', 'failed']),
  error_code: z.number().nullable(),
  copies: z.number(),
  at: z.number(),
});

type Row = Readonly<z.infer<typeof row>>;

type Needs = {
  readonly database: DatabaseSync;
  readonly accounts: AccountStore;
  readonly messages: MessageStore;
  readonly webhook_limit_ms: number;
  readonly log: FastifyBaseLogger;
};

export type CallbackDispatcher = ReturnType<typeof createCallbackDispatcher>;

/**
 * Reports each change of a message's status to its callback URL: signed, once, not retried, one after the other
 * for one message unless a fault asks for disorder. Callbacks are rows: one that a kill interrupted goes out again.
 */
export function createCallbackDispatcher(needs: Needs) {
  const { database } = needs;
  const insert = database.prepare(
    'insert into callback (message_sid, url, status, error_code, copies, at) values (?, ?, ?, ?, ?, ?)',
  );
  const due = database.prepare('select * from callback where started_at is null and at <= ? order by at, id');
  const next = database.prepare('select min(at) as at from callback where started_at is null and at > ?');
  const start = database.prepare('update callback set started_at = ? where id = ?');
  const end = database.prepare('update callback set ended_at = ?, answer = ? where id = ?');
  const forget = database.prepare(
    'update callback set started_at = null where started_at is not null and ended_at is null',
  );
  const pause = database.prepare("insert or ignore into switch (name) values ('callbacks_paused')");
  const resume = database.prepare("delete from switch where name = 'callbacks_paused'");
  const paused = database.prepare("select 1 from switch where name = 'callbacks_paused'");

  const busy = new Set<string>();
  let stopped = false;

  const post = async (callback: Row): Promise<void> => {
    const message = needs.messages.find(callback.message_sid);
    const account = message === null ? null : needs.accounts.find(message.account_sid);
    if (message === null || account === null) return;
    const answers = await Promise.all(
      Array.from({ length: callback.copies }, () =>
        callWebhook({
          url: callback.url,
          method: 'POST',
          auth_token: account.auth_token,
          parameters: statusParameters(message, callback),
          limit_ms: needs.webhook_limit_ms,
        }),
      ),
    );
    if (stopped) return;
    end.run(Date.now(), answers.map((answer) => answer.error ?? String(answer.status)).join(', '), callback.id);
    const error = answers.find((answer) => answer.error !== null)?.error;
    if (error !== undefined) needs.log.warn({ sid: message.sid, url: callback.url, error }, 'status callback');
  };

  /** Sends what is due; what must wait for a running one is looked at again when that one ends. */
  const ring = (): number | null => {
    if (stopped || paused.get() !== undefined) return null;
    const now = Date.now();
    for (const callback of z.array(row).parse(due.all(now))) {
      if (busy.size >= MOST_AT_ONCE) break;
      if (busy.has(callback.message_sid)) continue;
      busy.add(callback.message_sid);
      start.run(now, callback.id);
      void post(callback).finally(() => {
        busy.delete(callback.message_sid);
        wake();
      });
    }
    return z.object({ at: z.number().nullable() }).parse(next.get(now)).at;
  };
  const alarm = createAlarm(ring);
  const wake = (): void => {
    if (!stopped) alarm.set(Date.now());
  };

  return {
    /** Call inside the transaction that inserts the message. */
    plan: (given: {
      readonly message_sid: string;
      readonly url: string;
      readonly steps: readonly Step[];
      readonly disorder: CallbackDisorder | null;
    }): void => {
      const { steps, disorder } = given;
      const last = Math.max(...steps.map((step) => step.at));
      for (const [index, step] of steps.entries()) {
        const usual = disorder?.reverse === true ? last + (steps.length - 1 - index) * REVERSED_GAP_MS : step.at;
        const at = usual + (disorder?.delay_ms ?? 0);
        insert.run(given.message_sid, given.url, step.status, step.error_code, disorder?.copies ?? 1, at);
        alarm.set(at);
      }
    },
    pause: (): void => {
      pause.run();
    },
    resume: (): void => {
      resume.run();
      wake();
    },
    start: (): void => {
      forget.run();
      wake();
    },
    stop: (): void => {
      stopped = true;
      alarm.stop();
    },
  };
}
