import type { DatabaseSync } from 'node:sqlite';
import type { FastifyBaseLogger } from 'fastify';
import { z } from 'zod';
import type { AccountStore } from '../accounts/account-store.ts';
import { createAlarm } from '../alarm.ts';
import type { CallbackDisorder } from '../faults/fault.ts';
import type { Step } from '../messages/delivery.ts';
import type { Message } from '../messages/message-store.ts';
import { callWebhook } from './call-webhook.ts';
import { statusParameters } from './status-parameters.ts';

/** Callbacks in the air at once; what is due beyond them waits its turn. */
const MOST_AT_ONCE = 64;
/** Between callbacks that go out in reverse. */
const REVERSED_GAP_MS = 25;
/** Waits for the last of its call, to go out in reverse. */
const HELD_AT = 9e15;

const row = z.object({
  id: z.number(),
  /** The message's or the call's that it is about. */
  message_sid: z.string(),
  account_sid: z.string(),
  url: z.string(),
  method: z.enum(['GET', 'POST']),
  parameters: z.string().transform((json) => z.record(z.string(), z.string()).parse(JSON.parse(json))),
  copies: z.number(),
});

type Row = Readonly<z.infer<typeof row>>;

type Needs = {
  readonly database: DatabaseSync;
  readonly accounts: AccountStore;
  readonly webhook_limit_ms: number;
  readonly log: FastifyBaseLogger;
};

type Reported = {
  /** The message's or the call's. */
  readonly about_sid: string;
  readonly account_sid: string;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly status: string;
  readonly parameters: Readonly<Record<string, string>>;
};

export type CallbackDispatcher = ReturnType<typeof createCallbackDispatcher>;

/**
 * Reports each change of the status of a message or a call to its callback URL: signed, once, not retried, one after the
 * other for one of them unless a fault asks for disorder. Callbacks are rows: one that a kill interrupted goes out again.
 */
export function createCallbackDispatcher(needs: Needs) {
  const { database } = needs;
  const insert = database.prepare(
    `insert into callback (message_sid, account_sid, url, method, status, parameters, copies, at)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const due = database.prepare(
    'select * from callback where started_at is null and parameters is not null and at <= ? order by at, id',
  );
  const held = database.prepare(`select id from callback where message_sid = ? and at = ${HELD_AT} order by id desc`);
  const unanswered = database.prepare(
    'select 1 from callback where message_sid = ? and ended_at is null and at < ? limit 1',
  );
  const release = database.prepare('update callback set at = ? where id = ?');
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
    const account = needs.accounts.find(callback.account_sid);
    if (account === null) return;
    const answers = await Promise.all(
      Array.from({ length: callback.copies }, () =>
        callWebhook({
          url: callback.url,
          method: callback.method,
          auth_token: account.auth_token,
          parameters: callback.parameters,
          limit_ms: needs.webhook_limit_ms,
        }),
      ),
    );
    if (stopped) return;
    end.run(Date.now(), answers.map((answer) => answer.error ?? String(answer.status)).join(', '), callback.id);
    const error = answers.find((answer) => answer.error !== null)?.error;
    if (error !== undefined) needs.log.warn({ sid: callback.message_sid, url: callback.url, error }, 'status callback');
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

  const add = (given: Reported & { readonly at: number; readonly copies: number }): void => {
    const { about_sid, account_sid, url, method, status, parameters, copies, at } = given;
    insert.run(about_sid, account_sid, url, method, status, JSON.stringify(parameters), copies, at);
    if (at !== HELD_AT) alarm.set(at);
  };

  return {
    /** All that will become of a message. Call inside the transaction that inserts it. */
    plan: (given: {
      readonly message: Message;
      readonly url: string;
      readonly steps: readonly Step[];
      readonly disorder: CallbackDisorder | null;
    }): void => {
      const { message, url, steps, disorder } = given;
      const { sid: about_sid, account_sid } = message;
      const last = Math.max(...steps.map((step) => step.at));
      for (const [index, step] of steps.entries()) {
        const usual = disorder?.reverse === true ? last + (steps.length - 1 - index) * REVERSED_GAP_MS : step.at;
        const at = usual + (disorder?.delay_ms ?? 0);
        const { status } = step;
        const parameters = statusParameters(message, step);
        add({ about_sid, account_sid, url, method: 'POST', status, parameters, at, copies: disorder?.copies ?? 1 });
      }
    },
    /** What just became of a call; `is_last`: nothing more will. */
    report: (given: Reported & { readonly disorder: CallbackDisorder | null; readonly is_last: boolean }): void => {
      const { disorder, is_last } = given;
      const now = Date.now() + (disorder?.delay_ms ?? 0);
      add({ ...given, at: disorder?.reverse === true ? HELD_AT : now, copies: disorder?.copies ?? 1 });
      if (disorder?.reverse !== true || !is_last) return;
      for (const [index, { id }] of z
        .array(z.object({ id: z.number() }))
        .parse(held.all(given.about_sid))
        .entries()) {
        release.run(now + index * REVERSED_GAP_MS, id);
      }
      alarm.set(now);
    },
    /** Whether callbacks about it have still to go out or are on their way. */
    isReporting: (about_sid: string): boolean => unanswered.get(about_sid, HELD_AT) !== undefined,
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
