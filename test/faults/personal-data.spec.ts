import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../harness/eventually.ts';
import { allHistories } from './all-histories.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;

beforeAll(async () => {
  kept = await openRunningClinic();
  await kept.startWorker();
});

afterAll(() => kept.close());

const planted = {
  name: 'Zzyzx Quibbleworth',
  phone: '+12025550701',
  email: 'quibbleworth@zzyzx.example',
  title: 'Wartectomy',
  reply: 'running late, my wombat swallowed the keys',
  unmatched: 'does the wombat need an appointment?',
} as const;

/** Parts that give a person away wherever they stand. */
const traces = ['zzyzx', 'quibble', '2025550701', '2025550702', 'wartectomy', 'wombat'];

it('keeps every word, name, title and address of clients out of Temporal and the logs, also when things fail', async () => {
  const { name, phone, title, email } = planted;
  const booked = await kept.book({ phone, name, title });
  await kept.clinic.sql(`update participant set email = $1 where id = $2`, [email, booked.participant_id]);
  await kept.carrier.fault({ kind: 'error_code', code: 21211, match: { to: '+12025550702' } });
  const refused = await kept.book({ phone: '+12025550702', name, title });

  const isStuck = () =>
    eventually(async () => {
      const stuck = `select 1 from sequence where id = $1 and stuck_at is not null`;
      expect(await kept.clinic.sql(stuck, [booked.sequence_id])).toHaveLength(1);
    });

  // PostgreSQL quotes the row that it refuses: a decision and a webhook fail with the client's words in the error.
  await kept.clinic.sql(
    `alter table message add constraint no_names check (kind <> 'auto_message' or body not like '%Zzyzx%')`,
  );
  await kept.clinic.sql(`alter table message add constraint no_wombats check (body not like '%need an appointment%')`);
  await kept.jumpToWakeOf(booked, refused);
  await kept.nudge(booked, refused);
  expect(await kept.say(phone, planted.unmatched)).toBeGreaterThanOrEqual(500);
  await isStuck();
  await kept.clinic.sql(`alter table message drop constraint no_names, drop constraint no_wombats`);
  await eventually(
    async () => {
      expect(await kept.messages(booked)).toMatchObject([{ status: 'delivered' }]);
      expect(await kept.messages(refused)).toMatchObject([{ status: 'failed' }, { notify_reason: 'message_failed' }]);
    },
    { timeout_ms: 40_000 },
  );
  expect(await kept.clinic.sql(`select stuck_at from sequence where id = $1`, [booked.sequence_id])).toEqual([
    { stuck_at: null },
  ]);

  // An answer at once fails likewise, and the workflow gives it.
  await kept.clinic.sql(
    `alter table message add constraint no_answers check (kind not in ('automatic_reply', 'system_text'))`,
  );
  expect(await kept.say(phone, planted.reply)).toBe(200);
  await isStuck();
  await kept.clinic.sql(`alter table message drop constraint no_answers`);
  await eventually(async () => expect(await kept.carrier.texts(phone)).toHaveLength(2));
  expect(await kept.say(phone, planted.unmatched)).toBe(200);
  expect(await kept.say(phone, '1')).toBe(200);
  expect(await kept.say(phone, 'STOP')).toBe(200);
  await kept.advance('3 days');

  const mails = await kept.carrier.mails(`admin-${kept.clinic.account_sid.slice(-6)}@kept.test`);
  expect(mails.some(({ text }) => text?.includes('wombat') === true)).toBe(true);
  const [history, logs] = [await allHistories(kept.temporal), kept.printed()];
  // What is there at all proves that the search sees payloads and logs.
  expect(history).toContain('matched ar_late');
  expect(history).toContain(booked.sequence_id);
  expect(logs).toContain('deciding failed');
  expect(logs).toContain('an answer could not be given at once');
  for (const trace of traces) {
    expect(history.toLowerCase(), `${trace} in a history`).not.toContain(trace);
    expect(logs.toLowerCase(), `${trace} in the logs`).not.toContain(trace);
  }
});
