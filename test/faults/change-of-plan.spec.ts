import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reminder } from '../fixtures/reminder.ts';
import type { Booked } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import { holdRow } from './hold-row.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;

beforeAll(async () => {
  kept = await openRunningClinic();
  // A decision stands still here while a test holds the advisory lock: it has read the facts and written nothing.
  await kept.clinic.sql(`create function hold_step() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock_shared(7); return new; end $$`);
  await kept.clinic.sql(
    `create trigger hold_step before insert on sequence_step for each row execute function hold_step()`,
  );
  await kept.startWorker();
});

afterAll(() => kept.close());

const holdDecisions = () =>
  holdRow(kept.database.superuser_url, { statement: 'select pg_advisory_xact_lock(7)', values: [] });

async function handled({ sequence_id }: Booked): Promise<void> {
  await eventually(async () => {
    expect(
      await kept.clinic.sql(
        `select type from sequence_input where sequence_id = $1 and handled_at is null and not lazy`,
        [sequence_id],
      ),
    ).toEqual([]);
    expect(
      await kept.clinic.sql(`select id from message where sequence_id = $1 and status in ('due', 'sending')`, [
        sequence_id,
      ]),
    ).toEqual([]);
  });
}

async function reminded(booked: Booked): Promise<void> {
  await kept.jumpToWakeOf(booked);
  await kept.nudge(booked);
  await eventually(async () => expect(await kept.messages(booked)).toMatchObject([{ status: 'delivered' }]));
  await handled(booked);
}

describe('a STOP that a decision under way has not seen', () => {
  it('keeps back the reminder that it makes', async () => {
    const phone = '+12025550401';
    const booked = await kept.book({ phone });
    await kept.jumpToWakeOf(booked);
    const decision = await holdDecisions();
    await kept.nudge(booked);
    await decision.blocks();
    expect(await kept.say(phone, 'STOP')).toBe(200);
    await decision.release();
    await handled(booked);
    for (const message of await kept.messages(booked))
      expect(message).toMatchObject({ status: 'skipped', reason: 'opted_out', attempts: 0 });
    await kept.advance('3 days');
    await eventually(async () => expect(await kept.carrier.texts(phone)).toHaveLength(1));
    expect(await kept.carrier.sends(phone)).toHaveLength(1);
  });

  it('keeps back the answer that it makes', async () => {
    const phone = '+12025550402';
    const booked = await kept.book({ phone });
    await reminded(booked);
    const decision = await holdDecisions();
    await kept.say(phone, 'running late');
    await decision.blocks();
    expect(await kept.say(phone, 'stop')).toBe(200);
    await decision.release();
    await handled(booked);
    expect((await kept.messages(booked)).find(({ kind }) => kind === 'automatic_reply')).toMatchObject({
      status: 'skipped',
      reason: 'opted_out',
      attempts: 0,
    });
    await kept.advance('3 days');
    expect(await kept.carrier.sends(phone)).toHaveLength(2);
  });
});

describe('an appointment changed in the second its reminder is due', () => {
  const rounds = Array.from({ length: 20 }, (_, round) => ({
    phone: `+120255504${20 + round}`,
    change: round % 2 === 0 ? 'moved' : 'cancelled',
    first: (['change', 'nudge', 'neither'] as const)[round % 3] ?? 'neither',
  }));

  it('never has its client told of a time that no longer stands, in any order, twenty times', async () => {
    const clients = await Promise.all(
      rounds.map(async (round) => ({ ...round, booked: await kept.book({ phone: round.phone }) })),
    );
    await kept.jumpToWakeOf(...clients.map(({ booked }) => booked));
    const changed = await Promise.all(
      clients.map(async (client) => {
        const { booked, change, first } = client;
        const [row] = await kept.clinic.sql<{ later: string }>(
          `select to_char(start_local + interval '3 hours', 'YYYY-MM-DD"T"HH24:MI') as later from appointment where id = $1`,
          [booked.appointment_id],
        );
        const body = change === 'moved' ? { start_time: row?.later ?? '' } : { cancelled: true };
        const patch = async () => {
          const { status } = await kept.request({ method: 'PATCH', path: `/v1/events/${booked.appointment_id}`, body });
          expect(status).toBe(200);
          return new Date();
        };
        if (first === 'nudge') await kept.nudge(booked);
        const [answered_at] = await Promise.all([patch(), first === 'neither' ? kept.nudge(booked) : null]);
        if (first === 'change') await kept.nudge(booked);
        return { ...client, answered_at };
      }),
    );
    for (const { phone, booked, change, answered_at } of changed) {
      await handled(booked);
      const reminders = await kept.clinic.sql<{
        version: number;
        status: string;
        claimed_at: Date | null;
        body: string;
      }>(
        `select appointment_version as version, status, claimed_at, body from message where sequence_id = $1 and auto_message_id = 'msg_day' order by id`,
        [booked.sequence_id],
      );
      const sent = await eventually(async () => {
        const out = reminders.filter(({ status }) => status === 'accepted' || status === 'delivered');
        expect(await kept.carrier.texts(phone)).toEqual(out.map(({ body }) => body));
        return out;
      });
      const of_old_time = sent.filter(({ version }) => version === 1);
      expect(of_old_time.length).toBeLessThanOrEqual(1);
      for (const { claimed_at } of of_old_time)
        expect(claimed_at?.getTime()).toBeLessThanOrEqual(answered_at.getTime());
      const of_new_time = sent.filter(({ version }) => version === 2);
      expect(of_new_time.map(({ body }) => body)).toEqual(change === 'moved' ? [expect.stringContaining('3:00')] : []);
      expect(await kept.carrier.sends(phone)).toHaveLength(sent.length);
    }
  });
});

describe('an appointment whose zone moves', () => {
  it('takes its reminder along: nothing at the old hour, and one at the new', async () => {
    const phone = '+12025550461';
    const booked = await kept.book({ phone, start: '2027-06-10T12:00', end: '2027-06-10T12:30' });
    const before = Date.parse(await kept.untilWaiting(booked));
    const path = `/v1/events/${booked.appointment_id}`;
    const moved = await kept.request({ method: 'PATCH', path, body: { time_zone: 'America/Los_Angeles' } });
    expect(moved).toMatchObject({ status: 200, body: { start_time: '2027-06-10T12:00:00-07:00' } });
    await eventually(async () => expect(Date.parse(await kept.untilWaiting(booked)) - before).toBe(3 * 3_600_000));
    await reminded(booked);
    expect(await kept.carrier.texts(phone)).toEqual([expect.stringContaining('12:00 PM')]);
  });
});

describe('a flow published while a reminder is out', () => {
  it('leaves its replies what they were and changes what is still to be sent', async () => {
    const [late, silent, next] = ['+12025550451', '+12025550452', '+12025550453'] as const;
    const [to_late, to_silent] = [await kept.book({ phone: late }), await kept.book({ phone: silent })];
    await kept.jumpToWakeOf(to_late, to_silent);
    await kept.nudge(to_late, to_silent);
    for (const booked of [to_late, to_silent])
      await eventually(async () => expect(await kept.messages(booked)).toMatchObject([{ status: 'delivered' }]));
    await handled(to_silent);

    const definition = JSON.parse(
      JSON.stringify(reminder)
        .replace('No problem, come when you can.', 'Please book anew.')
        .replace('please reply 1 to confirm your visit', 'a last question: do you come? Reply 1')
        .replace('see you', 'we await you'),
    );
    const path = `/v1/message_schedules/${kept.clinic.schedule_id}`;
    expect(
      await kept.request({ method: 'PUT', path: `${path}/draft`, body: { definition }, headers: { 'if-match': '*' } }),
    ).toMatchObject({ status: 200 });
    expect(await kept.request({ method: 'POST', path: `${path}/publish`, body: {} })).toMatchObject({ status: 200 });

    await kept.say(late, 'running late');
    await eventually(async () =>
      expect((await kept.carrier.texts(late)).at(-1)).toBe('No problem, come when you can.'),
    );
    await kept.advance('3 hours');
    expect((await kept.carrier.texts(silent)).at(-1)).toContain('a last question');
    const booked = await kept.book({ phone: next });
    await reminded(booked);
    expect(await kept.carrier.texts(next)).toEqual([expect.stringContaining('we await you')]);
  });
});
