import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { PageQuery } from '../rest/page.ts';
import { call, type Call } from './call.ts';
import { callLine, type CallLine } from './call-line.ts';

export type NewCall = Omit<
  Call,
  | 'status'
  | 'answered_by'
  | 'taken_by'
  | 'progress'
  | 'presses'
  | 'callbacks'
  | 'created_at'
  | 'updated_at'
  | 'started_at'
  | 'answered_at'
  | 'ended_at'
  | 'deleted'
>;

/** Filters of the list; times are milliseconds since 1970, both ends included. */
export type CallFilter = {
  readonly account_sid: string;
  readonly to: string | null;
  readonly from: string | null;
  readonly status: string | null;
  readonly parent_call_sid: string | null;
  readonly started_from: number | null;
  readonly started_until: number | null;
  readonly page: PageQuery;
};

const loggedLine = z.object({
  at: z.number(),
  line: z.string().transform((text) => callLine.parse(JSON.parse(text))),
});

/** `at` is milliseconds since 1970. */
export type LoggedLine = { readonly at: number; readonly line: CallLine };

export type CallStore = ReturnType<typeof createCallStore>;

/** Every call there ever was, and what was heard and pressed in it. */
export function createCallStore(database: DatabaseSync) {
  const insert = database.prepare(
    `insert into call (sid, account_sid, parent_call_sid, direction, from_number, to_number, status, url, method, fallback_url,
       fallback_method, status_callback, status_callback_method, events, twiml, timeout_s, machine_detection, progress,
       presses, wake_at, callbacks, must_fail, disorder, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{"kind":"queued"}', '', ?, 0, ?, ?, ?, ?) returning *`,
  );
  const update = database.prepare(
    `update call set status = ?, answered_by = ?, taken_by = ?, progress = ?, presses = ?, wake_at = ?, callbacks = ?, updated_at = ?,
       started_at = ?, answered_at = ?, ended_at = ? where sid = ?`,
  );
  const bySid = database.prepare('select * from call where sid = ?');
  const due = database.prepare('select sid from call where wake_at <= ? order by wake_at, seq');
  const next = database.prepare('select min(wake_at) as at from call where wake_at is not null');
  const open = database.prepare('select * from call where ended_at is null order by seq');
  const legs = database.prepare('select * from call where parent_call_sid = ? and ended_at is null');
  const ofPhone = database.prepare(
    'select * from call where to_number = ?1 and (?2 is null or account_sid = ?2) order by seq',
  );
  const ringing = database.prepare("select * from call where account_sid = ? and status in ('queued', 'ringing')");
  const addLine = database.prepare('insert into call_line (call_sid, at, line) values (?, ?, ?)');
  const lines = database.prepare('select at, line from call_line where call_sid = ? order by id');
  const remove = database.prepare('update call set deleted = 1 where sid = ?');
  const filter = `account_sid = ?1 and not deleted and (?2 is null or to_number = ?2) and (?3 is null or from_number = ?3)
    and (?4 is null or status = ?4) and (?5 is null or parent_call_sid = ?5)
    and (?6 is null or started_at >= ?6) and (?7 is null or started_at <= ?7)`;
  const older = database.prepare(
    `select * from call where ${filter} and seq < coalesce((select seq from call where sid = ?8), 9e15) order by seq desc limit ?9`,
  );
  const newer = database.prepare(
    `select * from call where ${filter} and seq > (select seq from call where sid = ?8) order by seq limit ?9`,
  );

  return {
    insert: (given: NewCall): Call => {
      const now = Date.now();
      return call.parse(
        insert.get(
          given.sid,
          given.account_sid,
          given.parent_call_sid,
          given.direction,
          given.from_number,
          given.to_number,
          given.url,
          given.method,
          given.fallback_url,
          given.fallback_method,
          given.status_callback,
          given.status_callback_method,
          JSON.stringify(given.events),
          given.twiml,
          given.timeout_s,
          given.machine_detection,
          given.wake_at,
          given.must_fail ? 1 : 0,
          given.disorder === null ? null : JSON.stringify(given.disorder),
          now,
          now,
        ),
      );
    },
    save: (changed: Call): void => {
      update.run(
        changed.status,
        changed.answered_by,
        changed.taken_by,
        JSON.stringify(changed.progress),
        changed.presses,
        changed.wake_at,
        changed.callbacks,
        changed.updated_at,
        changed.started_at,
        changed.answered_at,
        changed.ended_at,
        changed.sid,
      );
    },
    find: (sid: string): Call | null => call.nullable().parse(bySid.get(sid) ?? null),
    /** Whose time is up, the first first. */
    due: (now: number): readonly string[] =>
      z
        .array(z.object({ sid: z.string() }))
        .parse(due.all(now))
        .map(({ sid }) => sid),
    nextAt: (): number | null => z.object({ at: z.number().nullable() }).parse(next.get()).at,
    open: (): readonly Call[] => z.array(call).parse(open.all()),
    /** The other ends of a call's <Dial> that are not over. */
    openLegs: (parent_call_sid: string): readonly Call[] => z.array(call).parse(legs.all(parent_call_sid)),
    ringing: (account_sid: string): readonly Call[] => z.array(call).parse(ringing.all(account_sid)),
    /** What a phone was called for, oldest first; `account_sid` null: by whomever. */
    ofPhone: ({ number, account_sid }: { readonly number: string; readonly account_sid: string | null }) =>
      z.array(call).parse(ofPhone.all(number, account_sid)),
    addLine: (sid: string, line: CallLine): void => {
      addLine.run(sid, Date.now(), JSON.stringify(line));
    },
    linesOf: (sid: string): readonly LoggedLine[] => z.array(loggedLine).parse(lines.all(sid)),
    delete: (sid: string): void => {
      remove.run(sid);
    },
    /** Newest first. */
    list: (asked: CallFilter): readonly Call[] => {
      const { cursor, limit } = asked.page;
      const { account_sid, to, from, status, parent_call_sid, started_from, started_until } = asked;
      const filters = [account_sid, to, from, status, parent_call_sid, started_from, started_until] as const;
      const rows =
        cursor?.towards === 'newer'
          ? newer.all(...filters, cursor.sid, limit).reverse()
          : older.all(...filters, cursor?.sid ?? null, limit);
      return z.array(call).parse(rows);
    },
  };
}
