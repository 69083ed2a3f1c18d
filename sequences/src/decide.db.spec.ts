import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readJournal } from './journal/read-journal.ts';
import { holdSequence, releaseSequence } from './hold-sequence.ts';
import { openWorld, type World } from './world.spec-support.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

describe('a sequence, decision by decision', () => {
  it('goes from planned to sent, answered and confirmed, and the journal says why', async () => {
    const { clinic, pool, cache, vault } = world;
    const { booked } = await world.sent();
    expect((await world.look(booked)).sentence).toMatch(/^Reminder, 1 day before sent .* Waiting for a reply until /);

    expect(await world.say('sure, but I may be late')).toMatchObject({
      outcome: 'stored',
      nudge: [{ sequence_id: booked.sequence_id }],
    });
    const answered = await world.look(booked);
    expect(answered.dispatch).toHaveLength(1);
    expect(answered.did).toContain('matched ar_late');

    await world.say('1');
    const confirmed = await world.look(booked);
    expect(confirmed.attributes.state).toBe('confirmed');
    expect(
      await clinic.sql(`select state, state_set_by from participant where id = $1`, [booked.participant_id]),
    ).toEqual([{ state: 'confirmed', state_set_by: 'client' }]);

    const journal = await readJournal({
      pool,
      cache,
      vault,
      account_id: clinic.account_id,
      appointment_id: booked.appointment_id,
    });
    expect(journal.messages.map(({ kind, status }) => `${kind} ${status}`).toSorted()).toEqual([
      'auto_message accepted',
      'automatic_reply due',
      'notification due',
      'reply received',
      'reply received',
      'system_text due',
    ]);
    for (const { why } of journal.messages) expect(why.length).toBeGreaterThan(0);
  });

  it('answers the same when it is asked again, and decides nothing twice', async () => {
    const { booked } = await world.sent();
    await world.say('1');
    const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => world.look(booked)));
    const again = await world.look(booked);
    expect(again).toMatchObject({ did: [], dispatch: first?.dispatch, sentence: first?.sentence });
    expect(
      others.filter((view) => view.did.includes('state confirmed')).length +
        Number(first?.did.includes('state confirmed')),
    ).toBe(1);
  });

  it('says before the first message when it will go', async () => {
    const { clinic, pool, cache, vault } = world;
    const booked = await clinic.book({});
    const view = await world.look(booked);
    const { messages } = await readJournal({
      pool,
      cache,
      vault,
      account_id: clinic.account_id,
      appointment_id: booked.appointment_id,
    });
    expect(messages).toMatchObject([
      {
        status: 'planned',
        name: 'Reminder, 1 day before',
        why: [expect.stringMatching(/^Planned: it goes out by itself on \w+, /)],
      },
    ]);
    expect(view).toMatchObject({ dispatch: [], finished: false });
    expect(view.sentence).toMatch(
      /^Nothing sent yet\. Reminder, 1 day before goes out \w+, \w+ \d+, 9:00 AM E[SD]T\.$/,
    );
  });

  it('leaves a held sequence alone until it is released', async () => {
    const { pool, clinic } = world;
    const { booked, message_id } = await world.due();
    const key = { pool, account_id: clinic.account_id, sequence_id: booked.sequence_id };
    await holdSequence({ ...key, reason: 'cancelled in the Temporal UI' });
    expect(await world.look(booked)).toMatchObject({
      dispatch: [],
      finished: true,
      sentence: expect.stringContaining('Held since'),
    });
    expect(await world.claim(message_id)).toEqual({ type: 'held' });
    await releaseSequence(key);
    expect((await world.look(booked)).dispatch).toMatchObject([{ id: message_id }]);
  });

  it('starts a new life when the appointment is reinstated, deaf to reports of the old one', async () => {
    const { clinic } = world;
    const { booked, message_id, attempt_id } = await world.sent();
    await world.look(booked);
    const input = (source_key: string, payload: object) =>
      clinic.sql(
        `insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at)
         select uuidv7(), a.id, $2, 1, $3, $4::jsonb ->> 'type', $4::jsonb, now() + a.clock_offset_ms * interval '1 millisecond' from account a where id = $1`,
        [clinic.account_id, booked.sequence_id, source_key, JSON.stringify(payload)],
      );
    const change = async (version: number, changed: 'cancelled' | 'reinstated') => {
      await clinic.sql(`update appointment set status = $2, version = $3 where id = $1`, [
        booked.appointment_id,
        changed === 'cancelled' ? 'cancelled' : 'scheduled',
        version,
      ]);
      await input(`appointment/${version}`, {
        type: 'appointment_changed',
        change: changed,
        version,
        keep_answer: false,
      });
    };
    await change(2, 'cancelled');
    expect((await world.look(booked)).did).toContain('appointment_changed');
    await world.callback(attempt_id, 'undelivered', '30003');
    await change(3, 'reinstated');
    const view = await world.look(booked);
    expect(view.did).not.toContain('notify message_failed');
    expect(await clinic.sql(`select life from sequence where id = $1`, [booked.sequence_id])).toEqual([{ life: 2 }]);
    expect(await world.status(message_id)).toMatchObject({ status: 'failed' });
  });

  it('keeps count of what is ahead: after each decision, and when a look finds that it has changed', async () => {
    const { clinic } = world;
    const booked = await clinic.book({});
    const ahead = async () => {
      const [row] = await clinic.sql('select planned_count, held_count, heard_at from sequence where id = $1', [
        booked.sequence_id,
      ]);
      return row;
    };
    expect(await ahead()).toEqual({ planned_count: null, held_count: 0, heard_at: null });
    await world.look(booked);
    expect(await ahead()).toMatchObject({ planned_count: 1, held_count: 0 });
    await clinic.sql('update sequence set planned_count = 7 where id = $1', [booked.sequence_id]);
    await world.look(booked);
    expect(await ahead()).toMatchObject({ planned_count: 1 });
    const sent = await world.sent();
    await world.say('hello');
    await world.look(sent.booked);
    expect(
      await clinic.sql('select planned_count, heard_at from sequence where id = $1', [sent.booked.sequence_id]),
    ).toEqual([{ planned_count: 0, heard_at: expect.any(Date) }]);
  });
});
