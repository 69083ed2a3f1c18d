import { readJournal } from '../journal/read-journal.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT, openWorld, type World } from '../world.spec-support.ts';

let world: World;

beforeEach(async () => {
  world = await openWorld();
});

afterEach(() => world.close());

const stopList = () => world.clinic.sql<{ address: string; word: string }>(`select address, word from stop_list_entry`);

describe('a reply', () => {
  it('counts once, however often the carrier sends it', async () => {
    const { booked } = await world.sent();
    const results = await Promise.all([1, 2, 3, 4].map(() => world.say('1', { provider_id: 'SMsame' })));
    expect(results.map(({ outcome }) => outcome).toSorted()).toEqual(['repeated', 'repeated', 'repeated', 'stored']);
    await world.look(booked);
    expect(await world.clinic.sql(`select count(*)::int as n from message where kind = 'reply'`)).toEqual([{ n: 1 }]);
  });

  it('finds the message being sent when it outruns our record of it', async () => {
    const { booked, message_id } = await world.due();
    await world.claim(message_id);
    expect(await world.say('1')).toMatchObject({ nudge: [{ sequence_id: booked.sequence_id }] });
    expect((await world.look(booked)).attributes.state).toBe('confirmed');
  });

  it('is never lost when no question is open: it stands in its thread and staff are told', async () => {
    const { messages, nudge } = await world.say('are you open on Sunday?');
    expect(nudge).toEqual([]);
    expect(messages).toHaveLength(1);
    expect(
      await world.clinic.sql(`select t.unread, m.body from thread t join message m on m.thread_id = t.id`),
    ).toEqual([{ unread: 1, body: 'are you open on Sunday?' }]);
    expect(await world.clinic.sql(`select subject, body from message where kind = 'notification'`)).toEqual([
      { subject: `${CLIENT} wrote to Lakeside Dental`, body: expect.stringContaining('> are you open on Sunday?') },
    ]);
  });

  it('that may be for any of several appointments marks none, ends the waiting for a response, and stands with each', async () => {
    const first = await world.sent();
    const second = await world.sent({ title: 'Whitening' });
    const { messages, nudge } = await world.say('3');
    expect(nudge.map(({ sequence_id }) => sequence_id).toSorted()).toEqual(
      [first.booked.sequence_id, second.booked.sequence_id].toSorted(),
    );
    expect(messages).toHaveLength(1);
    for (const { booked } of [first, second]) {
      const view = await world.look(booked);
      expect(view.attributes.state).toBe('none');
      expect(view.did).not.toContain('notify reply_unmatched');
      const { pool, cache, vault, clinic } = world;
      const journal = await readJournal({
        pool,
        cache,
        vault,
        account_id: clinic.account_id,
        appointment_id: booked.appointment_id,
      });
      expect(journal.messages).toContainEqual(
        expect.objectContaining({
          body: '3',
          participant_id: booked.participant_id,
          why: expect.arrayContaining([expect.stringContaining('any of several appointments')]),
        }),
      );
    }
    await world.advance('3 hours');
    for (const { booked } of [first, second]) expect((await world.look(booked)).dispatch).toEqual([]);
  });

  it('to a number that is not ours is refused and leaves nothing', async () => {
    await world.clinic.sql(`update sender set address = '+12025550177' where type = 'phone'`);
    expect(await world.say('1')).toMatchObject({ outcome: 'unknown_sender' });
    expect(await world.clinic.sql(`select 1 from inbound_receipt`)).toEqual([]);
  });
});

describe('an opt-out', () => {
  it('is in force at the commit, before any decision: nothing that was due leaves any more', async () => {
    const { booked, message_id } = await world.due();
    const { nudge, messages } = await world.say('Stop.');
    expect(await stopList()).toEqual([{ address: CLIENT, word: 'stop' }]);
    expect(await world.status(message_id)).toEqual({ status: 'skipped', status_reason: 'opted_out' });
    expect(await world.claim(message_id)).toEqual({ type: 'nothing' });
    expect(nudge).toMatchObject([{ sequence_id: booked.sequence_id }]);
    expect(messages).toHaveLength(1);
  });

  it('stands in the journal of the appointment, as does its confirmation, each with its why', async () => {
    const { booked } = await world.sent();
    await world.say('STOP');
    await world.look(booked);
    const { pool, cache, vault, clinic } = world;
    const { messages } = await readJournal({
      pool,
      cache,
      vault,
      account_id: clinic.account_id,
      appointment_id: booked.appointment_id,
    });
    const why = expect.arrayContaining(['The client opted out: nothing more is sent to this address.']);
    expect(messages).toContainEqual(expect.objectContaining({ direction: 'in', body: 'STOP', why }));
    expect(messages).toContainEqual(expect.objectContaining({ direction: 'out', kind: 'system_text', why }));
  });

  it('is confirmed once, and the confirmation alone may still leave', async () => {
    await world.sent();
    const first = await world.say('STOP');
    const second = await world.say('stop');
    expect(second.messages).toEqual([]);
    const [confirmation] = first.messages;
    if (confirmation === undefined) throw new Error('no confirmation');
    expect(await world.claim(confirmation.message_id)).toMatchObject({
      type: 'send',
      message: { to_address: CLIENT, body: expect.stringContaining('Lakeside Dental') },
    });
  });

  it('is not confirmed by us where the carrier does so', async () => {
    expect((await world.say('STOP', { carrier_answered: true })).messages).toEqual([]);
    expect(await stopList()).toHaveLength(1);
  });

  it('reaches every sequence of the address, and later decisions send nothing to it', async () => {
    const { booked } = await world.sent();
    const other = await world.clinic.book({ title: 'Whitening' });
    await world.look(other);
    const { nudge } = await world.say('UNSUBSCRIBE');
    expect(nudge.map(({ sequence_id }) => sequence_id).toSorted()).toEqual(
      [booked.sequence_id, other.sequence_id].toSorted(),
    );
    await world.advance('3 days');
    for (const sequence of [booked, other]) expect((await world.look(sequence)).dispatch).toEqual([]);
  });

  it('by the word CANCEL tells staff that the appointment may be meant', async () => {
    const { booked } = await world.sent();
    await world.say('Cancel');
    expect((await world.look(booked)).did).toContain('notify opt_out_may_mean_cancel');
  });

  it('ends with START, which is said', async () => {
    await world.say('STOP');
    const { messages } = await world.say('START');
    expect(await stopList()).toEqual([]);
    expect(messages).toHaveLength(1);
    expect((await world.say('start')).messages).toEqual([]);
  });

  it('wins over a reply and a timer that wait with it', async () => {
    const { booked } = await world.sent();
    await world.look(booked);
    await Promise.all([world.say('running late'), world.say('STOP')]);
    await world.advance('3 hours');
    const view = await world.look(booked);
    expect(view.dispatch).toEqual([]);
    expect(view.did[0]).toBe('opted_out');
    expect(view.sentence).toContain('The client opted out.');
  });
});
